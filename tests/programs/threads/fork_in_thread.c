//@ native
// fork copies the calling thread only.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int other_runs;
static void *body(void *arg) { for (;;) { other_runs++; usleep(1000); } }
int main(void)
{
    pthread_t t;
    int status;
    pthread_create(&t, NULL, body, NULL);
    while (other_runs == 0)
        usleep(1000);
    if (fork() == 0) {
        int before = other_runs;
        usleep(20000);
        _exit(other_runs == before ? 0 : 1);
    }
    wait(&status);
    say("the other thread is not in the child", status == 0);
    return 0;
}
