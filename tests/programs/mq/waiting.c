//@ native
// A full queue blocks the sender until somebody receives; the messages of several senders all arrive.
#define _GNU_SOURCE
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 2, .mq_msgsize = sizeof(int) };
    int sum = 0, n, status;
    mq_unlink("/ringside_w");
    mqd_t q = mq_open("/ringside_w", O_CREAT | O_RDWR, 0600, &a);
    for (int k = 0; k < 3; k++)
        if (fork() == 0) {
            for (int i = 1; i <= 10; i++)
                mq_send(q, (char *)&(int){ i + 100 * k }, sizeof(int), 0);
            _exit(0);
        }
    usleep(20000);
    say("nobody has ended: the queue is full", waitpid(-1, &status, WNOHANG) == 0);
    for (int i = 0; i < 30; i++) {
        mq_receive(q, (char *)&n, sizeof n, NULL);
        sum += n;
    }
    printf("the sum is %d\n", sum);
    while (wait(NULL) > 0)
        ;
    mq_unlink("/ringside_w");
    return 0;
}
