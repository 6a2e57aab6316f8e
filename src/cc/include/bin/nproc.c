/* nproc -- how many processors there are for it. */
#define _GNU_SOURCE
#include <ringside/longopts.h>
#include <stdio.h>
#include <sys/sysinfo.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    printf("%d\n", get_nprocs());
    return 0;
}
