// Indirect: any process may name a mailbox by its key; several share it, and each message goes to one of them.
#include <mailbox.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int status, sum = 0, all = 0;
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            int box = mailbox_open(77, 4, sizeof(int), 0), value;
            while (mailbox_receive(box, &value, sizeof value, 0) == sizeof value && value)
                sum += value;
            _exit(sum);
        }
    int box = mailbox_open(77, 4, sizeof(int), 0);
    for (int value = 1; value <= 10; value++)
        mailbox_send(box, &value, sizeof value, 0);
    for (int i = 0, end = 0; i < 3; i++)
        mailbox_send(box, &end, sizeof end, 0);
    while (wait(&status) > 0)
        all += WEXITSTATUS(status);
    printf("the sums of all: %d\n", all);
    printf("another key is another box: %d\n", mailbox_open(78, 4, 4, 0) != box);
    mailbox_destroy(box);
    return 0;
}
