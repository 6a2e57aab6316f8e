//@ exit: 125
// Two processes each read first: neither will ever write.
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int a[2], b[2];
    char c;

    pipe(a);
    pipe(b);
    if (fork() == 0) {
        read(a[0], &c, 1);
        write(b[1], "x", 1);
        return 0;
    }
    read(b[0], &c, 1);
    write(a[1], "x", 1);
    printf("never\n");
    return 0;
}
