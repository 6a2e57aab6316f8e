//@ native
// A sender blocks on a full queue until somebody receives.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 1, .mq_msgsize = 8 };
    char buf[8];
    mq_unlink("/ringside_b");
    mqd_t q = mq_open("/ringside_b", O_CREAT | O_RDWR, 0600, &a);
    if (fork() == 0) {
        for (int i = 0; i < 5; i++) {
            char c = 'a' + i;
            mq_send(q, &c, 1, 0);
        }
        _exit(0);
    }
    for (int i = 0; i < 5; i++) {
        mq_receive(q, buf, 8, NULL);
        putchar(buf[0]);
    }
    putchar('\n');
    wait(NULL);
    mq_unlink("/ringside_b");
    return 0;
}
