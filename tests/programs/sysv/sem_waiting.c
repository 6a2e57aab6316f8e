//@ native
// GETNCNT counts the waiting; an increase lets those through whom it serves; removal says EIDRM; a timeout EAGAIN.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status, id = semget(IPC_PRIVATE, 1, 0600);
    semctl(id, 0, SETVAL, 0);
    for (int i = 0; i < 3; i++)
        if (fork() == 0)
            _exit(semop(id, &(struct sembuf){ 0, -2, 0 }, 1) == 0 ? 1 : errno == EIDRM ? 2 : 3);
    usleep(30000);
    say("three wait", semctl(id, 0, GETNCNT) == 3);
    semop(id, &(struct sembuf){ 0, 1, 0 }, 1);
    usleep(20000);
    say("one is not enough for anybody", semctl(id, 0, GETNCNT) == 3 && semctl(id, 0, GETVAL) == 1);
    semop(id, &(struct sembuf){ 0, 1, 0 }, 1);
    wait(&status);
    say("two let one through", WEXITSTATUS(status) == 1 && semctl(id, 0, GETNCNT) == 2);
    struct timespec t = { 0, 20000000 };
    say("semtimedop: EAGAIN when time is up", semtimedop(id, &(struct sembuf){ 0, -1, 0 }, 1, &t) == -1 && errno == EAGAIN);
    semctl(id, 0, IPC_RMID);
    wait(&status);
    say("removal: EIDRM", WEXITSTATUS(status) == 2);
    wait(&status);
    say("for all", WEXITSTATUS(status) == 2);
    return 0;
}
