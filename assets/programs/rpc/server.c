/* server -- registers with the port mapper of its host, then answers calls. With an argument it forgets its replies. */
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
#include "bank.h"

int main(int argc, char *argv[])
{
    struct sockaddr_in own;
    socklen_t len = sizeof own;
    int fd = rpc_socket(0);
    rpc_keep_replies = argc < 2;
    if (fd < 0 || getsockname(fd, (struct sockaddr *)&own, &len) < 0) {
        perror("server");
        return 1;
    }
    if (!pmap_set(BANK, BANK_FIRST, ntohs(own.sin_port))) {
        fprintf(stderr, "server: cannot register\n");
        return 1;
    }
    rpc_serve(fd, BANK, BANK_FIRST, bank_dispatch);
}
