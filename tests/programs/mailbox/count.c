/* mailbox_count: the messages that wait in a mailbox. One of capacity zero never holds any: what is offered is still
   its sender's. */
#include <mailbox.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int box = mailbox_open(MB_PRIVATE, 2, 8, 0), meeting = mailbox_open(MB_PRIVATE, 0, 8, 0);
    printf("%d", mailbox_count(box));
    mailbox_send(box, "a", 1, 0);
    printf(" %d", mailbox_count(box));
    mailbox_send(box, "b", 1, 0);
    printf(" %d\n", mailbox_count(box));
    if (fork() == 0) {
        mailbox_send(meeting, "c", 1, 0);
        _exit(0);
    }
    usleep(1000);
    printf("offered: %d\n", mailbox_count(meeting));
    char letter;
    printf("received: %zd\n", mailbox_receive(meeting, &letter, 1, 0));
    wait(NULL);
    printf("none such: %d\n", mailbox_count(99));
    return 0;
}
