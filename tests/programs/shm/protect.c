//@ native
// mprotect takes rights away and gives them back.
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sigjmp_buf back;
static void h(int s) { siglongjmp(back, 1); }
static int writes(volatile char *p) { if (sigsetjmp(back, 1)) return 0; *p = 1; return 1; }
static int reads(volatile char *p) { if (sigsetjmp(back, 1)) return 0; char c = *p; return 1 + 0 * c; }
int main(void)
{
    char *p = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    signal(SIGSEGV, h);
    mprotect(p + 4096, 4096, PROT_READ);
    say("the page before may be written", writes(p));
    say("this one not", !writes(p + 4096));
    say("but read", reads(p + 4096));
    say("the page after may be written", writes(p + 8192));
    mprotect(p + 4096, 4096, PROT_NONE);
    say("PROT_NONE: not even read", !reads(p + 4096));
    mprotect(p, 12288, PROT_READ | PROT_WRITE);
    say("given back", writes(p + 4096));
    munmap(p + 4096, 4096);
    say("a hole in the middle", !reads(p + 4096) && reads(p) && reads(p + 8192));
    say("over the hole: ENOMEM", mprotect(p, 12288, PROT_READ) == -1 && errno == ENOMEM);
    return 0;
}
