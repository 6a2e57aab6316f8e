//@ native
// sendmmsg and recvmmsg: several datagrams with one call; MSG_WAITFORONE waits for the first only.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int s[2];
    char out[3][8] = { "one", "three", "five5" }, in[5][8];
    struct iovec o[3], i[5];
    struct mmsghdr send[3], receive[5];
    memset(send, 0, sizeof send);
    memset(receive, 0, sizeof receive);
    for (int k = 0; k < 3; k++) {
        o[k] = (struct iovec){ out[k], strlen(out[k]) };
        send[k].msg_hdr.msg_iov = &o[k];
        send[k].msg_hdr.msg_iovlen = 1;
    }
    for (int k = 0; k < 5; k++) {
        i[k] = (struct iovec){ in[k], sizeof in[k] };
        receive[k].msg_hdr.msg_iov = &i[k];
        receive[k].msg_hdr.msg_iovlen = 1;
    }
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    int sent = sendmmsg(s[0], send, 3, 0);
    printf("sent %d, the second with %u bytes\n", sent, send[1].msg_len);
    int n = recvmmsg(s[1], receive, 5, MSG_WAITFORONE, NULL);
    printf("received %d:", n);
    for (int k = 0; k < n; k++)
        printf(" %.*s", (int)receive[k].msg_len, in[k]);
    n = recvmmsg(s[1], receive, 5, MSG_DONTWAIT, NULL);
    printf("\nnothing there: %d %d\n", n, errno == EAGAIN);
    close(s[1]);
    printf("nobody there: %d\n", sendmmsg(s[0], send, 3, MSG_NOSIGNAL));
    return 0;
}
