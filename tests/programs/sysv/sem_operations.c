//@ native
// Several operations at once or not at all; wait-for-zero; order within a set.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status, id = semget(IPC_PRIVATE, 3, 0600);
    unsigned short v[3] = { 2, 0, 1 }, now[3];
    semctl(id, 0, SETALL, v);
    struct sembuf both[2] = { { 0, -1, IPC_NOWAIT }, { 1, -1, IPC_NOWAIT } };
    say("one of two cannot: EAGAIN", semop(id, both, 2) == -1 && errno == EAGAIN);
    semctl(id, 0, GETALL, now);
    say("and nothing was done", now[0] == 2 && now[1] == 0);
    struct sembuf twice[2] = { { 0, -1, 0 }, { 0, -1, 0 } };
    say("the same one twice", semop(id, twice, 2) == 0 && semctl(id, 0, GETVAL) == 0);
    struct sembuf zero = { 0, 0, IPC_NOWAIT };
    say("wait for zero: it is", semop(id, &zero, 1) == 0);
    struct sembuf zero2 = { 2, 0, IPC_NOWAIT };
    say("it is not: EAGAIN", semop(id, &zero2, 1) == -1 && errno == EAGAIN);
    if (fork() == 0) {
        struct sembuf wait_zero = { 2, 0, 0 };
        _exit(semop(id, &wait_zero, 1) == 0 ? 9 : 1);
    }
    usleep(20000);
    say("somebody waits for zero", semctl(id, 2, GETZCNT) == 1 && semctl(id, 2, GETNCNT) == 0);
    struct sembuf down = { 2, -1, 0 };
    semop(id, &down, 1);
    wait(&status);
    say("down to zero woke it", WEXITSTATUS(status) == 9);
    say("who did it last", semctl(id, 2, GETPID) > 0);
    say("beyond the set: EFBIG", semop(id, &(struct sembuf){ 3, 1, 0 }, 1) == -1 && errno == EFBIG);
    say("over 32767: ERANGE", semctl(id, 0, SETVAL, 32768) == -1 && errno == ERANGE);
    semctl(id, 0, SETVAL, 32767);
    say("up over it: ERANGE", semop(id, &(struct sembuf){ 0, 1, 0 }, 1) == -1 && errno == ERANGE);
    say("more operations than allowed: E2BIG", semop(id, both, 501) == -1 && errno == E2BIG);
    semctl(id, 0, IPC_RMID);
    return 0;
}
