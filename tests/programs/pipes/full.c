//@ native
// How much fits into a pipe that nobody reads, and what a write that does not fit says.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    char block[1000];
    long total = 0;
    ssize_t n;

    memset(block, 'x', sizeof block);
    pipe(p);
    fcntl(p[1], F_SETFL, fcntl(p[1], F_GETFL) | O_NONBLOCK);
    while ((n = write(p[1], block, 1)) == 1)
        total++;
    printf("by ones: %ld, then %s\n", total, strerror(errno));
    for (int i = 0; i < 5; i++)
        read(p[0], block, sizeof block);
    n = write(p[1], block, 1000);
    printf("after 5000 were read, 1000 fit: %zd\n", n);
    return 0;
}
