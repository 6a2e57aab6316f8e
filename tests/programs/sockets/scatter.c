//@ native
// writev, readv, sendmsg and recvmsg over several buffers, on streams and datagrams.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
int main(void)
{
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int s[2];
        char a[4], b[5], c[6];
        struct iovec out[3] = { { "one", 3 }, { "", 0 }, { "three", 5 } };
        struct iovec in[3] = { { a, 2 }, { b, 4 }, { c, 6 } };
        struct msghdr m = { .msg_iov = out, .msg_iovlen = 3 };
        socketpair(AF_UNIX, type, 0, s);
        printf("%zd\n", writev(s[0], out, 3));
        printf("%zd\n", sendmsg(s[0], &m, 0));
        ssize_t n = readv(s[1], in, 3);
        printf("%zd [%.2s] [%.4s] [%.*s]\n", n, a, b, (int)(n - 6), c);
        m.msg_iov = in;
        m.msg_controllen = 0;
        n = recvmsg(s[1], &m, 0);
        printf("%zd\n", n);
        m.msg_iov = out;
        m.msg_iovlen = 0;
        n = sendmsg(s[0], &m, 0);
        printf("nothing %zd\n", n);
    }
    return 0;
}
