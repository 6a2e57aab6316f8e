//@ native
// Descriptors made by dup and fork share one offset; a second open has its own.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    const char *name = "/tmp/ringside_shared_offset";
    char c[3] = { 0 };
    int a = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);

    write(a, "abcdefgh", 8);
    lseek(a, 0, SEEK_SET);
    int b = dup(a);
    int other = open(name, O_RDONLY);
    read(a, c, 2);
    printf("a read %s, b stands at %ld, the other at %ld\n", c, (long)lseek(b, 0, SEEK_CUR), (long)lseek(other, 0, SEEK_CUR));
    fflush(stdout);
    if (fork() == 0) {
        read(a, c, 2);
        _exit(0);
    }
    wait(NULL);
    read(b, c, 2);
    printf("after the child: %s\n", c);
    unlink(name);
    read(other, c, 2);
    printf("unlinked but open: %s\n", c);
    printf("opening it again: %d\n", open(name, O_RDONLY));
    perror("open");
    return 0;
}
