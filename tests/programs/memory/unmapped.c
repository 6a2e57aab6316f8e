//@ exit: 126
/* Writes to a mapping that was unmapped. */
#include <stdio.h>
#include <sys/mman.h>
int main(void)
{
    char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 1;
    munmap(p, 8192);
    p[0] = 2;
    return 0;
}
