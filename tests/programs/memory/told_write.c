//@ exit: 0
/* Bytes never set that go to a file are told and go on. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char buf[4] = "ab";
    char unset[4];

    unset[0] = buf[0];
    write(1, unset, 1);
    write(1, buf, 2);
    write(open("/dev/null", O_WRONLY), unset, 4);
    return 0;
}
