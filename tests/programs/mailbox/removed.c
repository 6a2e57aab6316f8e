// Those who wait for a mailbox that is destroyed are told EIDRM; afterwards its id is none.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int box = mailbox_open(MB_PRIVATE, 1, 8, 0), status;
    char c;
    if (fork() == 0)
        _exit(mailbox_receive(box, &c, 1, 0) < 0 ? errno : 0);
    sleep(1);
    mailbox_destroy(box);
    wait(&status);
    printf("%s\n", strerror(WEXITSTATUS(status)));
    printf("%d\n", mailbox_send(box, "x", 1, 0));
    return 0;
}
