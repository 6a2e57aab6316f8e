/* Message queues of two messages, both ways: N requests, each answered. */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct mq_attr attr = { .mq_maxmsg = 2, .mq_msgsize = 8 };
    char m[8];
    mqd_t ask = mq_open("/ask", O_CREAT | O_RDWR, 0600, &attr), say = mq_open("/say", O_CREAT | O_RDWR, 0600, &attr);
    if (fork() == 0) {
        for (int i = 0; i < N; i++) {
            mq_receive(ask, m, 8, NULL);
            mq_send(say, m, 1, 0);
        }
        _exit(0);
    }
    if (fork() == 0) {
        for (int i = 0; i < N; i++)
            mq_send(ask, "q", 1, 0);
        _exit(0);
    }
    for (int i = 0; i < N; i++)
        mq_receive(say, m, 8, NULL);
    wait(NULL);
    wait(NULL);
    printf("%c\n", m[0]);
    return 0;
}
