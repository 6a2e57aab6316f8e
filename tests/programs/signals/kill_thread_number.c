//@ native
/* kill(2) finds a process by the number of any of its threads; another thread than the one named may take the signal. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pid_t tid;
static pthread_barrier_t ready;
static volatile sig_atomic_t caught;

static void handler(int signal) { caught = gettid(); }

static void *deaf(void *arg)
{
    tid = gettid();
    pthread_barrier_wait(&ready);
    pause();
    return NULL;
}

int main(void)
{
    pthread_t thread;
    sigset_t set, old;
    signal(SIGUSR1, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, &old);
    pthread_barrier_init(&ready, NULL, 2);
    pthread_create(&thread, NULL, deaf, NULL);
    pthread_barrier_wait(&ready);
    printf("kill: %d\n", kill(tid, SIGUSR1));
    sigsuspend(&old);
    printf("caught by the first thread: %s\n", caught == getpid() ? "yes" : "no");
    int result = kill(99999999, 0);
    printf("nobody: %d %s\n", result, errno == ESRCH ? "ESRCH" : "?");
    return 0;
}
