//@ native
// Parent and child share the offset of a file opened before fork.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    char path[] = "/tmp/ringside_inherit";
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "abcdef", 6);
    lseek(fd, 0, SEEK_SET);
    char b[3] = {0};
    if (fork() == 0) {
        read(fd, b, 2);
        _exit(0);
    }
    wait(NULL);
    read(fd, b, 2);
    printf("%s at %ld\n", b, (long)lseek(fd, 0, SEEK_CUR));
    int again = open(path, O_RDONLY);
    read(again, b, 2);
    printf("%s\n", b);
    unlink(path);
    return 0;
}
