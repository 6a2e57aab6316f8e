// MB_OWNED: others send, only the owner receives and destroys; the box goes with its owner, and who waits gets EIDRM.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    char c;
    setbuf(stdout, NULL);
    pid_t owner = fork();
    if (owner == 0) {
        int box = mailbox_open(5, 1, 8, MB_OWNED);
        sleep(1);
        printf("the owner receives: %zd\n", mailbox_receive(box, &c, 1, 0));
        sleep(2);
        _exit(0);
    }
    usleep(100000);
    int box = mailbox_open(5, 1, 8, 0);
    printf("sent %d\n", mailbox_send(box, "a", 1, 0));
    printf("receive: %s\n", mailbox_receive(box, &c, 1, 0) < 0 ? strerror(errno) : "allowed");
    printf("destroy: %s\n", mailbox_destroy(box) < 0 ? strerror(errno) : "allowed");
    sleep(2);
    mailbox_send(box, "b", 1, 0);
    int r = mailbox_send(box, "c", 1, 0);
    printf("the owner ends while somebody waits: %s\n", r < 0 ? strerror(errno) : "sent");
    wait(NULL);
    return 0;
}
