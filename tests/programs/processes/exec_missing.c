//@ native
// exec returns only when it fails.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void)
{
    int r = execl("/no/such/program", "program", (char *)0);
    printf("%d %s\n", r, strerror(errno));
    r = execlp("no-such-program-here", "x", (char *)0);
    printf("%d %s\n", r, strerror(errno));
    return 0;
}
