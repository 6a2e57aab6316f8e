//@ native
// mq_send gives its message to a receiver that sleeps, past the queue; mq_receive queues the message of a sender that
// sleeps, in its place by priority.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }
static const struct timespec past = { 1, 0 };

static long queued(mqd_t q)
{
    struct mq_attr a;
    mq_getattr(q, &a);
    return a.mq_curmsgs;
}

int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 2, .mq_msgsize = 16 };
    char text[16];
    unsigned priority;
    int status;
    mq_unlink("/ringside_h");
    mqd_t q = mq_open("/ringside_h", O_CREAT | O_RDWR, 0600, &a);

    for (int k = 0; k < 2; k++) {
        if (fork() == 0) {
            int n = mq_receive(q, text, sizeof text, &priority);
            _exit(n == 5 && priority == 3 ? text[4] : 1);
        }
        usleep(20000);
    }
    mq_send(q, "for-a", 5, 3);
    say("nothing is in the queue", queued(q) == 0);
    say("nothing can be received", mq_timedreceive(q, text, sizeof text, NULL, &past) == -1 && errno == ETIMEDOUT);
    wait(&status);
    say("the first sleeper has it", WEXITSTATUS(status) == 'a');
    mq_send(q, "for-b", 5, 3);
    wait(&status);
    say("then the second", WEXITSTATUS(status) == 'b');

    mq_send(q, "one", 3, 1);
    mq_send(q, "two", 3, 1);
    for (int k = 0; k < 2; k++) {
        if (fork() == 0)
            _exit(mq_send(q, k ? "low" : "top", 3, k ? 0 : 9) == 0 ? 0 : 1);
        usleep(20000);
    }
    mq_receive(q, text, sizeof text, NULL);
    say("the oldest of the two", memcmp(text, "one", 3) == 0);
    say("its place is taken at once", queued(q) == 2);
    say("nobody else can send", mq_timedsend(q, "no", 2, 31, &past) == -1 && errno == ETIMEDOUT);
    for (int k = 0; k < 3; k++) {
        int n = mq_receive(q, text, sizeof text, &priority);
        printf("%.*s with priority %u, %ld left\n", n, text, priority, queued(q));
    }
    while (wait(&status) > 0)
        say("a sender went on", WEXITSTATUS(status) == 0);
    mq_unlink("/ringside_h");
    return 0;
}
