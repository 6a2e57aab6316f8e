//@ native
/* What runs before and after main. */
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void first(void) { puts("first"); }
__attribute__((constructor(200))) static void earlier(void) { puts("earlier"); }
__attribute__((constructor(101))) static void earliest(void) { puts("earliest"); }
static void second(void) __attribute__((constructor));
static void second(void) { puts("second"); }
__attribute__((destructor)) static void last(void) { puts("last"); }
__attribute__((destructor)) static void last_but_one(void) { puts("last but one"); }
__attribute__((destructor(150))) static void very_last(void) { puts("very last"); }
static void handler(void) { puts("atexit"); }

int main(void)
{
    atexit(handler);
    puts("main");
    exit(0);
}
