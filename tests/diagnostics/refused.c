#include <stdio.h>
int main(void)
{
    int nested(int x) { return x; }
//~ 5: error: nested function 'nested' is not supported
    __asm__ volatile("" ::: "memory");
    asm("cpuid");
//~ 5: warning: inline assembly: 'cpuid' is not modelled; the program stops when it gets here
    return 0;
}
