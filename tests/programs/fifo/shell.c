//@ native
// FIFOs made and used by shell commands.
#define _GNU_SOURCE
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    chdir("/tmp");
    system("rm -f ringside_p ringside_q; mkfifo ringside_p ringside_q");
    system("tr a-z A-Z < ringside_p > ringside_q & echo through two fifos > ringside_p & cat ringside_q; wait");
    system("rm ringside_p ringside_q");
    return 0;
}
