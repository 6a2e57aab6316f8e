//@ native
// sem_getvalue, trywait, post up to the limit; a semaphore between processes.
#define _GNU_SOURCE
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    sem_t *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int v, status;
    say("more than the limit: EINVAL", sem_init(s, 1, 0x80000000u) == -1 && errno == EINVAL);
    sem_init(s, 1, 2);
    sem_wait(s);
    sem_getvalue(s, &v);
    say("2 - 1 = 1", v == 1);
    say("trywait takes the last", sem_trywait(s) == 0);
    say("and then EAGAIN", sem_trywait(s) == -1 && errno == EAGAIN);
    if (fork() == 0) {
        sem_wait(s);
        _exit(7);
    }
    usleep(20000);
    sem_getvalue(s, &v);
    say("a waiter does not make the value negative on Linux", v == 0);
    say("nor has it ended", waitpid(-1, &status, WNOHANG) == 0);
    sem_post(s);
    wait(&status);
    say("post lets it through", WEXITSTATUS(status) == 7);
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    say("timedwait in the past: ETIMEDOUT", sem_timedwait(s, &t) == -1 && errno == ETIMEDOUT);
    t.tv_nsec = 1000000000;
    say("no such time: EINVAL", sem_timedwait(s, &t) == -1 && errno == EINVAL);
    sem_post(s);
    say("even with a value, as glibc has it", sem_timedwait(s, &t) == -1 && errno == EINVAL);
    say("destroy", sem_destroy(s) == 0);
    return 0;
}
