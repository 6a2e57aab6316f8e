//@ native
// malloc moves the program break, and a program that moves it itself takes nothing away from malloc.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); }

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *before = sbrk(0);
    char *block = malloc(100);
    char *after = sbrk(0);
    printf("the first malloc moved the break by %ld\n", (long)(after - before));
    printf("and gave %ld bytes behind it\n", (long)(block - before));
    malloc(100);
    say("the second did not move it", sbrk(0) == after);
    for (int i = 0; i < 4; i++) {
        memset(malloc(100000), i, 100000);
        printf("the break is %ld bytes up\n", (long)((char *)sbrk(0) - before));
    }
    strcpy(block, "kept");
    char *old = sbrk(4096);
    memset(old, 1, 4096);
    say("the program's own piece lies where the break was", (char *)sbrk(0) - old == 4096);
    char *more = malloc(120000);
    memset(more, 2, 120000);
    say("malloc did not take it", old[0] == 1 && old[4095] == 1 && (more >= old + 4096 || more + 120000 <= old));
    say("a block from before is still there", strcmp(block, "kept") == 0);
    malloc(1 << 20);
    say("a large one is no part of it", (char *)sbrk(0) - before < 1 << 20);
    return 0;
}
