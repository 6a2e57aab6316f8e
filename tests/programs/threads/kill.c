//@ native
// pthread_kill directs a signal at one thread; the mask is each thread's own.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static pthread_t target;
static volatile int ok;
static void h(int s) { (void)s; ok = pthread_equal(pthread_self(), target) != 0; }
static void *f(void *p) { pause(); return p; }
int main(void)
{
    signal(SIGUSR1, h);
    pthread_create(&target, NULL, f, NULL);
    sleep(1);
    pthread_kill(target, SIGUSR1);
    pthread_join(target, NULL);
    printf("%d\n", ok);
    sigset_t s, m;
    sigemptyset(&s);
    sigaddset(&s, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &s, NULL);
    pthread_sigmask(SIG_BLOCK, NULL, &m);
    printf("%d %d\n", sigismember(&m, SIGUSR2), sigismember(&m, SIGUSR1));
    return 0;
}
