// Capacity zero: the sender waits until its message has been received; without waiting it sends only to somebody who
// waits. Direct messages have capacity zero, too, until the receiver says otherwise.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int box = mailbox_open(MB_PRIVATE, 0, 8, 0), status;
    char c;
    setbuf(stdout, NULL);
    printf("nobody waits: %d\n", mailbox_send(box, "x", 1, MB_NOWAIT) < 0 && errno == EAGAIN);
    if (fork() == 0) {
        mailbox_send(box, "a", 1, 0);
        printf("sent\n");
        _exit(0);
    }
    sleep(1);
    printf("the sender still waits\n");
    mailbox_receive(box, &c, 1, 0);
    wait(NULL);
    printf("received %c\n", c);
    if (fork() == 0) {
        mailbox_receive(box, &c, 1, 0);
        _exit(c);
    }
    sleep(1);
    printf("somebody waits: %d\n", mailbox_send(box, "b", 1, MB_NOWAIT));
    wait(&status);
    printf("the child got %c\n", WEXITSTATUS(status));

    pid_t parent = getpid();
    if (fork() == 0) {
        message_send(parent, "d", 1, 0);
        printf("direct: sent\n");
        _exit(0);
    }
    sleep(1);
    printf("direct: still waiting\n");
    message_receive(MB_ANYONE, &c, 1, 0, NULL);
    wait(NULL);
    return 0;
}
