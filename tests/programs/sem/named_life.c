//@ native
// A named semaphore: the same name, the same semaphore; unlinked names go, the semaphore stays for who has it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int v, status;
    sem_unlink("/ringside_life");
    sem_t *a = sem_open("/ringside_life", O_CREAT | O_EXCL, 0600, 3);
    say("made", a != SEM_FAILED);
    say("again with O_EXCL: EEXIST", sem_open("/ringside_life", O_CREAT | O_EXCL, 0600, 3) == SEM_FAILED && errno == EEXIST);
    sem_t *b = sem_open("/ringside_life", O_CREAT, 0600, 9);
    sem_getvalue(b, &v);
    say("an initial value counts once", v == 3);
    say("the same in one process", a == b);
    if (fork() == 0) {
        sem_t *c = sem_open("/ringside_life", 0);
        sem_wait(c);
        sem_close(c);
        _exit(0);
    }
    wait(&status);
    sem_getvalue(a, &v);
    say("a child took one", v == 2);
    sem_unlink("/ringside_life");
    say("the name is gone: ENOENT", sem_open("/ringside_life", 0) == SEM_FAILED && errno == ENOENT);
    sem_post(a);
    sem_getvalue(a, &v);
    say("the semaphore is not", v == 3);
    say("closed twice, as it was opened twice", sem_close(a) == 0 && sem_close(b) == 0);
    return 0;
}
