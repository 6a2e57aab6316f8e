//@ native
// On Linux a queue's descriptor is a file descriptor: poll watches it; fork inherits it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 1, .mq_msgsize = 4 };
    char buf[4];
    mq_unlink("/ringside_de");
    mqd_t q = mq_open("/ringside_de", O_CREAT | O_RDWR, 0600, &a);
    struct pollfd f = { q, POLLIN | POLLOUT, 0 };
    poll(&f, 1, 0);
    say("empty: may be written", f.revents == POLLOUT);
    if (fork() == 0) {
        mq_send(q, "kid", 4, 0);
        _exit(0);
    }
    wait(NULL);
    poll(&f, 1, 0);
    say("full: may be read", f.revents == POLLIN);
    mq_receive(q, buf, 4, NULL);
    printf("from the child: %s\n", buf);
    mq_unlink("/ringside_de");
    return 0;
}
