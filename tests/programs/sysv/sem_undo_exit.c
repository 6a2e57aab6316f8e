//@ native
// SEM_UNDO: what a process has done is taken back when it ends, however it ends; SETVAL forgets it.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status, id = semget(IPC_PRIVATE, 2, 0600);
    semctl(id, 0, SETVAL, 5);
    if (fork() == 0) {
        struct sembuf ops[2] = { { 0, -3, SEM_UNDO }, { 1, 2, SEM_UNDO } };
        semop(id, ops, 2);
        semop(id, &(struct sembuf){ 0, -1, 0 }, 1);
        _exit(semctl(id, 0, GETVAL));
    }
    wait(&status);
    say("while it lived the value was 1", WEXITSTATUS(status) == 1);
    say("its undo gave three back", semctl(id, 0, GETVAL) == 4);
    say("and took two", semctl(id, 1, GETVAL) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        semop(id, &(struct sembuf){ 0, -4, SEM_UNDO }, 1);
        raise(SIGKILL);
    }
    wait(&status);
    say("killed, too", semctl(id, 0, GETVAL) == 4);
    pid = fork();
    if (pid == 0) {
        semop(id, &(struct sembuf){ 0, -4, SEM_UNDO }, 1);
        semctl(id, 0, SETVAL, 7);
        _exit(0);
    }
    wait(&status);
    say("SETVAL clears the adjustments", semctl(id, 0, GETVAL) == 7);
    semctl(id, 0, IPC_RMID);
    return 0;
}
