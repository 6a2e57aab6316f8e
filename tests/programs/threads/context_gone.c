//@ exit: 126
/* A context whose function has returned cannot be gone back to. */
#include <stdio.h>
#include <ucontext.h>

static ucontext_t place;

static void remember(void)
{
    getcontext(&place);
}

int main(void)
{
    remember();
    puts("and back");
    fflush(stdout);
    setcontext(&place);
    return 0;
}
