//@ native
/* GNU C: labels as values, the heart of an interpreter. */
#include <stdio.h>

enum { PUSH, ADD, MUL, PRINT, JUMP_BELOW, HALT };

static void interpret(const int *code)
{
    static const void *const jump[] = { &&push, &&add, &&mul, &&print, &&jump_below, &&halt };
    int stack[16], top = 0;
    const int *start = code;
#define NEXT goto *jump[*code++]
    NEXT;
push:
    stack[top++] = *code++;
    NEXT;
add:
    top--;
    stack[top - 1] += stack[top];
    NEXT;
mul:
    top--;
    stack[top - 1] *= stack[top];
    NEXT;
print:
    printf("%d\n", stack[top - 1]);
    NEXT;
jump_below:
    code = stack[top - 1] < code[0] ? start + code[1] : code + 2;
    NEXT;
halt:
    return;
}

int main(void)
{
    static const int program[] = {
        PUSH, 1, PUSH, 2, MUL, PRINT, JUMP_BELOW, 100, 2, PUSH, 5, ADD, PRINT, HALT,
    };
    interpret(program);
    void *where = &&end;
    int n = 0;
again:
    if (n++ < 3)
        goto *(n < 3 ? &&again : where);
    puts("never here");
end:
    printf("%d\n", n);
    static const int offsets[] = { &&one - &&one, &&two - &&one };
    goto *(&&one + offsets[1]);
one:
    puts("one");
two:
    puts("two");
    return 0;
}
