//@ exit: 126
/* Writes behind a mapping. */
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    for (int i = 0; i <= 4096; i++)
        p[i] = 1;
    return 0;
}
