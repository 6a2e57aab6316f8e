//@ native
// A private mapping shows what is written to the file later, page by page, until the page is written to; it outlives
// the file's name, and MADV_DONTNEED gives the file's bytes back.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    char page[4096];
    int fd = open("/tmp/ringside_later", O_RDWR | O_CREAT | O_TRUNC, 0600);
    for (int i = 0; i < 3; i++) {
        memset(page, 'a' + i, sizeof page);
        write(fd, page, sizeof page);
    }
    char *p = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    printf("%c %c %c\n", p[0], p[4096], p[8192]);
    p[4096] = 'X';
    for (int i = 0; i < 3; i++)
        pwrite(fd, "+-", 2, i * 4096);
    printf("%.2s %.2s %.2s\n", p, p + 4096, p + 8192);
    fflush(stdout);
    if (fork() == 0) {
        p[0] = 'c';
        printf("child %.2s %.2s\n", p, p + 4096);
        return 0;
    }
    wait(NULL);
    pwrite(fd, "?!", 2, 0);
    printf("parent %.2s\n", p);
    unlink("/tmp/ringside_later");
    close(fd);
    printf("%.2s %.2s %.2s\n", p, p + 4096, p + 8192);
    madvise(p, 3 * 4096, MADV_DONTNEED);
    printf("%.2s %.2s %.2s\n", p, p + 4096, p + 8192);
    return 0;
}
