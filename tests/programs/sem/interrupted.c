//@ native
// sem_wait without SA_RESTART says EINTR; with it, it goes on.
#define _GNU_SOURCE
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sem_t s;
static void h(int n) { }
static void post(int n) { sem_post(&s); }
int main(void)
{
    sem_init(&s, 0, 0);
    sigaction(SIGALRM, &(struct sigaction){ .sa_handler = h }, NULL);
    alarm(1);
    say("EINTR", sem_wait(&s) == -1 && errno == EINTR);
    sigaction(SIGALRM, &(struct sigaction){ .sa_handler = post, .sa_flags = SA_RESTART }, NULL);
    alarm(1);
    say("a handler may post", sem_wait(&s) == 0);
    return 0;
}
