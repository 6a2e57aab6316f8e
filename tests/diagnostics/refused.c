#include <stdio.h>
int main(void)
{
    int nested(int x) { return x; }
    __asm__ volatile("" ::: "memory");
    asm("cpuid");
    return 0;
}
