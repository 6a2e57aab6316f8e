//@ native
/* A system call tells of members without a value only if it looks at them: fcntl's l_pid and the rest of an mq_attr are
   answers. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct flock lock;
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0;
    lock.l_len = 10;
    int fd = open("file", O_CREAT | O_RDWR, 0600);
    printf("%d\n", fcntl(fd, F_SETLK, &lock));

    struct mq_attr attr;
    attr.mq_maxmsg = 3;
    attr.mq_msgsize = 20;
    mqd_t queue = mq_open("/only_what_is_read", O_CREAT | O_RDWR, 0600, &attr);
    mq_unlink("/only_what_is_read");
    printf("%d\n", queue >= 0);

    struct sigevent event;
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGUSR1;
    printf("%d\n", mq_notify(queue, &event));
    return 0;
}
