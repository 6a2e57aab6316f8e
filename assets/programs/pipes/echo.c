/* The parent writes more than the pipe holds; the child reads to the end of file. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    pipe(fd);

    if (fork() == 0) {                      /* the reader */
        char buf[5];
        ssize_t n;
        close(fd[1]);
        while ((n = read(fd[0], buf, sizeof buf)) > 0)
            write(1, buf, n);
        close(fd[0]);
        _exit(0);
    }

    const char *text = "Round and round it goes.\n";
    close(fd[0]);                           /* the writer */
    write(fd[1], text, strlen(text));
    close(fd[1]);
    wait(NULL);
    return 0;
}
