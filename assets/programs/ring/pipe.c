/* One process, a small pipe, and the ring inside it. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    char out[8];

    pipe(fd);
    write(fd[1], "abcde", 5);
    read(fd[0], out, 3);
    write(fd[1], "fgh", 3);     /* rolls past the last slot */
    read(fd[0], out, 5);
    printf("last out: %.5s\n", out);
    return 0;
}
