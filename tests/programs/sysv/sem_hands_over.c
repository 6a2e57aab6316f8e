//@ native
// A semop that sleeps is done by whoever makes it possible, at that moment: nobody who comes later can take it away.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }
static int change(int id, int number, int by, int flags) { return semop(id, &(struct sembuf){ number, by, flags }, 1); }

int main(void)
{
    int status, id = semget(IPC_PRIVATE, 3, 0600);
    pid_t child;

    // The one who gives it cannot take it back.
    if ((child = fork()) == 0)
        _exit(change(id, 0, -1, 0) == 0 ? 0 : 1);
    usleep(30000);
    change(id, 0, 1, 0);
    say("the value is 0 again at once", semctl(id, 0, GETVAL) == 0);
    say("the sleeper was the last to change it", semctl(id, 0, GETPID) == child);
    say("nobody waits", semctl(id, 0, GETNCNT) == 0);
    say("nothing is left for who gave it", change(id, 0, -1, IPC_NOWAIT) == -1 && errno == EAGAIN);
    wait(&status);
    say("the sleeper has it", WEXITSTATUS(status) == 0);

    // Two take turns, though neither ever waits for the other to run.
    change(id, 0, 1, 0);
    int turns[2];
    if (pipe(turns) == -1)
        exit(1);
    for (int k = 0; k < 2; k++)
        if (fork() == 0) {
            usleep(20000 * k);
            for (int i = 0; i < 4; i++) {
                change(id, 0, -1, 0);
                usleep(50000);
                if (write(turns[1], "AB" + k, 1) != 1)
                    _exit(1);
                change(id, 0, 1, 0);
            }
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    char order[9] = "";
    if (read(turns[0], order, 8) == 8)
        printf("turns: %s\n", order);

    // What one sleeper gives in its operation lets the next go on; who waits for zero is asked first.
    semctl(id, 0, SETVAL, 1);
    for (int k = 0; k < 3; k++) {
        if (fork() == 0) {
            struct sembuf pass[] = { { 1 + k % 2, -1, 0 }, { 1 + (k + 1) % 2, 1, 0 } };
            struct sembuf zero = { 0, 0, 0 };
            if (k < 2)
                semop(id, pass, 2);
            else
                semop(id, &zero, 1);
            if (write(turns[1], "abz" + k, 1) != 1)
                _exit(1);
            _exit(0);
        }
        usleep(20000);
    }
    change(id, 1, 1, 0);
    say("one unit went round", semctl(id, 1, GETVAL) == 1 && semctl(id, 2, GETVAL) == 0);
    change(id, 0, -1, 0);
    say("nobody waits for zero any more", semctl(id, 0, GETZCNT) == 0);
    while (wait(NULL) > 0)
        ;

    // The end of a process takes its unit back from a value that has been used already.
    semctl(id, 0, SETVAL, 0);
    if ((child = fork()) == 0)
        _exit(change(id, 0, -1, 0) == 0 ? 0 : 1);
    usleep(30000);
    if (fork() == 0) {
        change(id, 0, 1, SEM_UNDO);
        _exit(0);
    }
    waitpid(child, &status, 0);
    say("what was given is not taken back from the sleeper", WIFEXITED(status) && WEXITSTATUS(status) == 0);
    wait(NULL);
    say("and no value is below zero", semctl(id, 0, GETVAL) == 0);

    // SETVAL gives, too, in the order of arrival.
    for (int k = 0; k < 2; k++) {
        if (fork() == 0)
            _exit(change(id, 0, -1, 0) == 0 ? 7 : 1);
        usleep(20000);
    }
    semctl(id, 0, SETVAL, 1);
    say("SETVAL let one go on", semctl(id, 0, GETVAL) == 0 && semctl(id, 0, GETNCNT) == 1);
    semctl(id, 0, SETVAL, 1);
    while (wait(&status) > 0)
        say("it went on", WEXITSTATUS(status) == 7);
    semctl(id, 0, IPC_RMID);
    return 0;
}
