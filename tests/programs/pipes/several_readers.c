//@ native
// Several readers: each byte goes to one of them.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int work[2], done[2], counts[3], total = 0;
    pipe(work);
    pipe(done);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            char c;
            int n = 0;
            close(work[1]);
            while (read(work[0], &c, 1) == 1)
                n++;
            write(done[1], &n, sizeof n);
            _exit(0);
        }
    close(work[0]);
    for (int i = 0; i < 300; i++)
        write(work[1], "x", 1);
    close(work[1]);
    for (int i = 0; i < 3; i++) {
        read(done[0], &counts[i], sizeof counts[i]);
        total += counts[i];
        wait(NULL);
    }
    say("300 bytes were read, each once", total == 300);
    return 0;
}
