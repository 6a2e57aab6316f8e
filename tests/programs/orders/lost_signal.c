//@ native
// A signal sent twice before it is taken arrives once; taken in between, twice.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile sig_atomic_t got;
static void count(int signo) { got++; }
int main(void)
{
    int ready[2], go[2], status;
    char c;
    pipe(ready);
    pipe(go);
    signal(SIGUSR1, count);
    pid_t child = fork();
    if (child == 0) {
        write(ready[1], "r", 1);
        read(go[0], &c, 1);
        _exit(got);
    }
    read(ready[0], &c, 1);
    kill(child, SIGUSR1);
    kill(child, SIGUSR1);
    write(go[1], "g", 1);
    waitpid(child, &status, 0);
    printf("sent 2, taken %d\n", WEXITSTATUS(status));
    return 0;
}
