//@ native
// MAP_PRIVATE against MAP_SHARED across fork, and over a file.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int *s = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *s = *p = 1;
    if (fork() == 0) {
        *s = *p = 2;
        return 0;
    }
    wait(NULL);
    printf("%d %d\n", *s, *p);
    int fd = open("/tmp/ringside_map", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "hello world", 11);
    char *m = mmap(NULL, 11, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *n = mmap(NULL, 11, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    m[0] = 'J';
    printf("%.11s\n", n);
    n[1] = 'E';
    msync(m, 11, MS_SYNC);
    char b[12] = {0};
    lseek(fd, 0, SEEK_SET);
    read(fd, b, 11);
    printf("%s\n%.11s\n", b, n);
    unlink("/tmp/ringside_map");
    return 0;
}
