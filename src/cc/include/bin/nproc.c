/* nproc -- how many processors there are for it. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/sysinfo.h>

int main(void)
{
    printf("%d\n", get_nprocs());
    return 0;
}
