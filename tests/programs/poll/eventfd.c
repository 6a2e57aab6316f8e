//@ native
// eventfd counts; with EFD_SEMAPHORE it hands out one at a time.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>
int main(void)
{
    uint64_t v = 3;
    int e = eventfd(2, EFD_NONBLOCK);
    write(e, &v, 8);
    printf("%zd %lu\n", read(e, &v, 8), (unsigned long)v);
    ssize_t n = read(e, &v, 8);
    printf("%zd %d\n", n, errno == EAGAIN);
    int s = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);
    for (int i = 0; i < 3; i++) {
        n = read(s, &v, 8);
        printf("%zd %lu\n", n, n == 8 ? (unsigned long)v : 0);
    }
    n = write(s, &v, 4);
    printf("%zd %d\n", n, errno == EINVAL);
    return 0;
}
