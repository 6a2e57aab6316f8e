//@ native
// Keys: IPC_PRIVATE is always new, IPC_CREAT finds or makes, IPC_EXCL insists; ftok makes keys from names.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    key_t k = 0x52494e47;
    msgctl(msgget(k, 0600), IPC_RMID, NULL);
    say("not there: ENOENT", msgget(k, 0600) == -1 && errno == ENOENT);
    int a = msgget(k, IPC_CREAT | 0600);
    say("made", a >= 0);
    say("found", msgget(k, 0600) == a && msgget(k, IPC_CREAT | 0600) == a);
    say("insisted: EEXIST", msgget(k, IPC_CREAT | IPC_EXCL | 0600) == -1 && errno == EEXIST);
    int p = msgget(IPC_PRIVATE, 0600), q = msgget(IPC_PRIVATE, 0600);
    say("private ones differ", p != q && p != a);
    msgctl(a, IPC_RMID, NULL);
    int b = msgget(k, IPC_CREAT | 0600);
    say("a new object has a new identifier", b != a);
    say("semaphores have their own keys", semget(k, 1, 0) == -1 && errno == ENOENT);
    msgctl(b, IPC_RMID, NULL);
    msgctl(p, IPC_RMID, NULL);
    msgctl(q, IPC_RMID, NULL);
    say("ftok: the same name, the same key", ftok("/tmp", 'a') == ftok("/tmp", 'a'));
    say("another number, another key", ftok("/tmp", 'a') != ftok("/tmp", 'b'));
    say("of nothing: -1", ftok("/nowhere", 'a') == -1 && errno == ENOENT);
    return 0;
}
