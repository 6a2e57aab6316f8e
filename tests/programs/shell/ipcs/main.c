//@ native
// ipcs: the three tables, in its words and columns; what is removed while it is used has no key any more.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
static void show(const char *line)
{
    fflush(stdout);
    system(line);
}
int main(void)
{
    struct { long type; char text[20]; } m = { 1, "nineteen bytes here" };
    int q = msgget(0x5ab0001, IPC_CREAT | 0640), s = semget(0x5ab0002, 5, IPC_CREAT | 0600);
    int id = shmget(0x5ab0003, 10000, IPC_CREAT | 0666);
    msgsnd(q, &m, 19, 0);
    msgsnd(q, &m, 4, 0);
    void *a = shmat(id, NULL, 0);
    show("ipcs -q | head -3");
    show("ipcs -q | grep 0x05ab0001 | cut -c1-11,34-");
    show("ipcs -m | head -3");
    show("ipcs -m | grep 0x05ab0003 | cut -c1-11,34-");
    show("ipcs -s | head -3");
    show("ipcs -s | grep 0x05ab0002 | cut -c1-11,34-");
    shmctl(id, IPC_RMID, NULL);
    show("ipcs -m | grep 0x05ab0003 | wc -l");
    shmdt(a);
    show("ipcrm -Q 0x5ab0001; ipcs -q | grep -c 0x05ab0001");
    char line[64];
    snprintf(line, sizeof line, "ipcrm -s %d; ipcs -s | grep -c 0x05ab0002", s);
    show(line);
    printf("%d\n", msgget(0x5ab0001, 0));
    return 0;
}
