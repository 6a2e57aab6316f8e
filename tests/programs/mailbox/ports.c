// Ports as Mach has them: send rights and the one receive right; a right travels in a message; a dead port is EPIPE.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    char text[32];
    int carried = 0;
    setbuf(stdout, NULL);
    int service = port_create(4);
    port_register("service", service);
    if (fork() == 0) {
        /* The client knows the service by name, and sends with its request a right to answer. */
        int to = port_lookup("service"), own = port_create(1);
        printf("a child has no receive right: %s\n", port_receive(to, text, 1, NULL, 0) < 0 ? strerror(errno) : "it has");
        port_send(to, "request", 7, port_right(own), 0);
        ssize_t n = port_receive(own, text, sizeof text, NULL, 0);
        printf("client: %.*s\n", (int)n, text);
        _exit(0);
    }
    ssize_t n = port_receive(service, text, sizeof text, &carried, 0);
    printf("server: %.*s, with a right: %d\n", (int)n, text, carried != 0);
    printf("it is a right to send only: %s\n", port_receive(carried, text, 1, NULL, 0) < 0 ? strerror(errno) : "no");
    port_send(carried, "answer", 6, 0, 0);
    wait(NULL);
    printf("its holder has ended: %s\n", port_send(carried, "more", 4, 0, 0) < 0 ? strerror(errno) : "sent");
    printf("no such name: %d\n", port_lookup("nothing") < 0);
    port_release(service);
    printf("released: %s\n", port_send(service, "x", 1, 0, 0) < 0 ? strerror(errno) : "sent");
    return 0;
}
