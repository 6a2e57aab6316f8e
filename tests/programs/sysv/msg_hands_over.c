//@ native
// A message goes to a receiver that sleeps for one like it, past the queue: nobody else can take it any more.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }
struct message { long type; char text[32]; };
static int queue;
static void handler(int s) { (void)s; }

static pid_t receiver(int size, long type, int flags)
{
    pid_t child = fork();
    if (child == 0) {
        struct message m;
        int n = msgrcv(queue, &m, size, type, flags);
        _exit(n == -1 && errno == E2BIG ? 100 : n == -1 ? 101 : n + (int)m.type * 10);
    }
    usleep(20000);
    return child;
}

static int code(pid_t child)
{
    int status;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

int main(void)
{
    struct message m = { 1, "hello" };
    struct msqid_ds info;
    queue = msgget(IPC_PRIVATE, 0600);

    pid_t child = receiver(32, 0, 0);
    msgsnd(queue, &m, 5, 0);
    say("it cannot be had any more", msgrcv(queue, &m, 32, 0, IPC_NOWAIT) == -1 && errno == ENOMSG);
    msgctl(queue, IPC_STAT, &info);
    say("the queue is empty", info.msg_qnum == 0);
    say("the sleeper was the last to receive", info.msg_lrpid == child);
    say("it has five bytes of type 1", code(child) == 15);

    // In the order of arrival, each what it asked for.
    pid_t two = receiver(32, 2, 0), any = receiver(32, 0, 0), low = receiver(32, -3, 0);
    m.type = 3;
    msgsnd(queue, &m, 3, 0);
    say("type 3 went to who takes any", code(any) == 33);
    msgsnd(queue, &m, 4, 0);
    say("then to who takes up to 3", code(low) == 34);
    msgsnd(queue, &m, 1, 0);
    msgctl(queue, IPC_STAT, &info);
    say("the next stays in the queue", info.msg_qnum == 1);
    m.type = 2;
    msgsnd(queue, &m, 2, 0);
    say("type 2 went to who wants it", code(two) == 22);
    msgrcv(queue, &m, 32, 3, 0);

    // Too long for one: it is told so, and the next gets the message.
    pid_t small = receiver(2, 0, 0), cut = receiver(3, 0, MSG_NOERROR);
    m.type = 1;
    msgsnd(queue, &m, 6, 0);
    say("too small: E2BIG", code(small) == 100);
    say("the next has what fits", code(cut) == 13);

    // A handler ends the wait; a process that was stopped and continued waits on, even with a handler for other signals.
    if ((child = fork()) == 0) {
        signal(SIGUSR1, handler);
        say("after a handler: EINTR", msgrcv(queue, &m, 32, 0, 0) == -1 && errno == EINTR);
        _exit(msgrcv(queue, &m, 32, 0, 0));
    }
    usleep(30000);
    kill(child, SIGUSR1);
    usleep(30000);
    kill(child, SIGSTOP);
    usleep(20000);
    kill(child, SIGCONT);
    usleep(20000);
    msgsnd(queue, &m, 7, 0);
    say("stopped and continued: it waited on", code(child) == 7);

    // A sender that found the queue full has its own text, whatever becomes of the buffer.
    msgctl(queue, IPC_STAT, &info);
    info.msg_qbytes = 8;
    msgctl(queue, IPC_SET, &info);
    msgsnd(queue, &m, 8, 0);
    if ((child = fork()) == 0)
        _exit(msgsnd(queue, &(struct message){ 9, "late" }, 4, 0) == 0 ? 44 : 1);
    usleep(20000);
    msgrcv(queue, &m, 32, 0, 0);
    say("the sender went on", code(child) == 44);
    say("with its text", msgrcv(queue, &m, 32, 0, 0) == 4 && m.type == 9 && memcmp(m.text, "late", 4) == 0);
    msgctl(queue, IPC_RMID, NULL);
    return 0;
}
