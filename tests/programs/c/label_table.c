//@ native
/* Labels as values: a table of them, and one of distances between them (gcc's manual, "Labels as Values"). */
#include <stdio.h>

static int run(const char *code)
{
    static const int table[] = { &&stop - &&stop, &&add - &&stop, &&twice - &&stop };
    static void *const plain[] = { &&stop, &&add, &&twice };
    int acc = 1, steps = 0;
    goto *(&&stop + table[*code - '0']);
add:
    acc += 3;
    steps++;
    goto *plain[*++code - '0'];
twice:
    acc *= 2;
    steps++;
    goto *(&&stop + table[*++code - '0']);
stop:
    return acc * 100 + steps;
}

int main(void)
{
    printf("%d %d %d\n", run("0"), run("120"), run("2211120"));
    return 0;
}
