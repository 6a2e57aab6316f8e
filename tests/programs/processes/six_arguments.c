//@ native
/* syscall(2) hands on all six arguments: mmap's offset, the sixth of splice and recvfrom. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    static char page[8192];
    memset(page, 'a', 4096);
    memset(page + 4096, 'b', 4096);
    int file = open("pages", O_RDWR | O_CREAT | O_TRUNC, 0600), ends[2], pair[2];
    write(file, page, sizeof page);
    char *second = (char *)syscall(SYS_mmap, NULL, 4096, PROT_READ, MAP_PRIVATE, file, 4096);
    printf("%c\n", second[0]);
    pipe(ends);
    off_t from = 4090;
    printf("%ld\n", syscall(SYS_splice, file, &from, ends[1], NULL, 10, 0));
    char text[11] = "";
    read(ends[0], text, 10);
    printf("%s %ld\n", text, (long)from);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    struct sockaddr_storage who;
    socklen_t size = sizeof who;
    printf("%ld", syscall(SYS_sendto, pair[0], "hello", 5, 0, NULL, 0));
    printf(" %ld", syscall(SYS_recvfrom, pair[1], text, 10, 0, &who, &size));
    printf(" %d\n", (int)size);
    return 0;
}
