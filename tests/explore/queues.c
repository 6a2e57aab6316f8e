/* Message queues of one message, both ways. */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 8 };
    char m[8];
    mqd_t a = mq_open("/a", O_CREAT | O_RDWR, 0600, &attr), b = mq_open("/b", O_CREAT | O_RDWR, 0600, &attr);
    int child = fork() == 0;
    mqd_t out = child ? a : b, in = child ? b : a;
#ifdef TURNS
    if (child) {
        mq_receive(in, m, 8, NULL);
        mq_receive(in, m, 8, NULL);
    }
#endif
    mq_send(out, "1", 1, 0);
    mq_send(out, "2", 1, 0);
#ifdef TURNS
    if (child)
        _exit(0);
#endif
    mq_receive(in, m, 8, NULL);
    mq_receive(in, m, 8, NULL);
    if (child)
        _exit(0);
    wait(NULL);
    printf("%c\n", m[0]);
    return 0;
}
