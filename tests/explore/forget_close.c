/* pipe(7): a read sees the end of file when all write ends are closed. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char c;
    pipe(fd);
    if (fork() == 0) {
#ifdef CHILD_READS
        close(fd[1]);
        while (read(fd[0], &c, 1) > 0)
            ;
        _exit(0);
#else
        close(fd[0]);
        write(fd[1], "x", 1);
        _exit(0);
#endif
    }
#ifdef CHILD_READS
    write(fd[1], "x", 1);
#ifdef CLOSE
    close(fd[1]);
#endif
#ifdef WAIT
    wait(NULL);
#endif
#else
#ifdef CLOSE
    close(fd[1]);
#endif
    while (read(fd[0], &c, 1) > 0)
        ;
    wait(NULL);
#endif
    puts("end of file");
    return 0;
}
