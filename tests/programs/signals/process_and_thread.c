//@ native
// A signal for the process goes to any thread that does not block it; pthread_kill names the thread.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_t who;
static volatile sig_atomic_t count;
static void h(int s) { who = pthread_self(); count++; }
static void *body(void *arg)
{
    sigset_t none;
    sigemptyset(&none);
    while (count < 2)
        sigsuspend(&none);
    return NULL;
}
int main(void)
{
    pthread_t t;
    sigset_t set;
    signal(SIGUSR1, h);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&t, NULL, body, NULL);
    usleep(20000);
    kill(getpid(), SIGUSR1);
    usleep(20000);
    say("the one that has it open got it", count == 1 && pthread_equal(who, t));
    pthread_kill(t, SIGUSR1);
    pthread_join(t, NULL);
    say("pthread_kill, too", count == 2 && pthread_equal(who, t));
    pthread_kill(pthread_self(), SIGUSR1);
    sigset_t pending;
    sigpending(&pending);
    say("here it is blocked and pending", sigismember(&pending, SIGUSR1) && count == 2);
    say("signal 0 only asks", pthread_kill(pthread_self(), 0) == 0);
    say("no such signal: EINVAL", pthread_kill(pthread_self(), 99) == EINVAL);
    return 0;
}
