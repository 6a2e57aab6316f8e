//@ native
/* Contexts whose stacks are arrays of the function that control comes back to, again and again. */
#include <stdio.h>
#include <ucontext.h>

static ucontext_t home, first, second;

static void show(const char *name, ucontext_t *own)
{
    char line[40];
    for (int i = 1;; i++) {
        snprintf(line, sizeof line, "%s, round %d", name, i);
        swapcontext(own, &home);
        puts(line);
    }
}

static void one(void) { show("one", &first); }
static void two(void) { show("two", &second); }

static int rounds(void)
{
    char stack1[16384];
    char stack2[16384];
    int count = 0;
    getcontext(&first);
    first.uc_stack.ss_sp = stack1;
    first.uc_stack.ss_size = sizeof stack1;
    first.uc_link = &home;
    makecontext(&first, one, 0);
    getcontext(&second);
    second.uc_stack.ss_sp = stack2 + 64;
    second.uc_stack.ss_size = sizeof stack2 - 64;
    second.uc_link = &first;
    makecontext(&second, two, 0);
    for (int i = 0; i < 3; i++) {
        char note[20];
        snprintf(note, sizeof note, "home %d", i);
        swapcontext(&home, &first);
        puts(note);
        swapcontext(&home, &second);
        count++;
    }
    return count;
}

int main(void)
{
    printf("%d rounds\n", rounds());
    return 0;
}
