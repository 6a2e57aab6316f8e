#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fd[2];
    pipe(fd);
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            close(fd[0]);
            write(fd[1], "word\n", 5);
            _exit(0);
        }
    }
    close(fd[1]);
    char text[64];
    ssize_t n;
    int all = 0;
    while ((n = read(fd[0], text, sizeof text)) > 0) all += n;
    close(fd[0]);
    while (wait(NULL) > 0) {}
    printf("%d bytes\n", all);
    return 0;
}
