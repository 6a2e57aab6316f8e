// The receive right moves with the message that carries it: afterwards the other process receives, and the first does
// not any more.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    char text[16];
    int got = 0, status;
    setbuf(stdout, NULL);
    if (fork() == 0) {
        int inbox = port_create(1);
        port_register("child", inbox);
        port_receive(inbox, text, sizeof text, &got, 0);
        ssize_t n = port_receive(got, text, sizeof text, NULL, 0);
        printf("the child receives: %.*s\n", (int)n, text);
        _exit(0);
    }
    sleep(1);
    int port = port_create(2), child = port_lookup("child"), send = port_right(port);
    port_send(send, "for whom it is", 14, 0, 0);
    printf("moved: %d\n", port_send(child, "take it", 7, port, 0));
    printf("not here any more: %d\n", port_receive(port, text, sizeof text, NULL, MB_NOWAIT) < 0);
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
