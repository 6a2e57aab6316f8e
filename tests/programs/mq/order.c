//@ native
// Priority order, then age; attributes; sizes; errors of open.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 5, .mq_msgsize = 16 }, now;
    char buf[16];
    unsigned prio;
    mq_unlink("/ringside_o");
    mqd_t q = mq_open("/ringside_o", O_CREAT | O_EXCL | O_RDWR, 0600, &a);
    mq_send(q, "b1", 3, 5);
    mq_send(q, "a1", 3, 9);
    mq_send(q, "b2", 3, 5);
    mq_send(q, "c1", 3, 0);
    mq_getattr(q, &now);
    printf("%ld of %ld messages of at most %ld bytes\n", now.mq_curmsgs, now.mq_maxmsg, now.mq_msgsize);
    while (now.mq_curmsgs-- > 0) {
        mq_receive(q, buf, sizeof buf, &prio);
        printf("%s with %u\n", buf, prio);
    }
    say("a longer message: EMSGSIZE", mq_send(q, "12345678901234567", 17, 0) == -1 && errno == EMSGSIZE);
    say("a smaller buffer: EMSGSIZE", mq_receive(q, buf, 15, NULL) == -1 && errno == EMSGSIZE);
    say("a priority too high: EINVAL", mq_send(q, "x", 1, 32768) == -1 && errno == EINVAL);
    say("an empty message is one", mq_send(q, "", 0, 1) == 0 && mq_receive(q, buf, 16, NULL) == 0);
    say("O_EXCL: EEXIST", mq_open("/ringside_o", O_CREAT | O_EXCL | O_RDWR, 0600, &a) == (mqd_t)-1 && errno == EEXIST);
    say("not there: ENOENT", mq_open("/ringside_none", O_RDWR) == (mqd_t)-1 && errno == ENOENT);
    say("no slash: EINVAL", mq_open("ringside_o", O_RDWR) == (mqd_t)-1 && errno == EINVAL);
    say("two slashes: EACCES", mq_open("/ring/side", O_RDWR | O_CREAT, 0600, NULL) == (mqd_t)-1 && errno == EACCES);
    a.mq_maxmsg = 0;
    say("no messages: EINVAL", mq_open("/ringside_z", O_CREAT | O_RDWR, 0600, &a) == (mqd_t)-1 && errno == EINVAL);
    mqd_t r = mq_open("/ringside_o", O_RDONLY);
    say("opened for reading only: EBADF", mq_send(r, "x", 1, 0) == -1 && errno == EBADF);
    say("closed: EBADF", mq_close(r) == 0 && mq_send(r, "x", 1, 0) == -1 && errno == EBADF);
    mq_unlink("/ringside_o");
    say("unlinked: ENOENT", mq_unlink("/ringside_o") == -1 && errno == ENOENT);
    say("who has it open goes on", mq_send(q, "x", 1, 0) == 0 && mq_receive(q, buf, 16, NULL) == 1);
    return 0;
}
