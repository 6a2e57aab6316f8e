//@ native
// The same file and number give the same key; another number another.
#include <stdio.h>
#include <sys/ipc.h>
int main(void)
{
    key_t a = ftok("/tmp", 'a'), b = ftok("/tmp", 'a'), c = ftok("/tmp", 'b');
    printf("%d %d %d\n", a == b, a != c, ftok("/no/such/file", 1));
    printf("%d\n", (a >> 24) & 255);
    return 0;
}
