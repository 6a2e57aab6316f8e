//@ set: loss=yes
//@ seed: 5
// dg_send_recv sends a request again until its answer comes, whatever is lost on the way.
#include "unprtt.h"
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int s = Socket(AF_INET, SOCK_DGRAM, 0), c = Socket(AF_INET, SOCK_DGRAM, 0);
    a.sin_port = 0;
    Bind(s, (SA *)&a, sizeof a);
    socklen_t len = sizeof a;
    Getsockname(s, (SA *)&a, &len);
    if (Fork() == 0) {
        char b[100];
        alarm(300);
        for (;;) {
            struct sockaddr_in from;
            socklen_t n = sizeof from;
            int k = Recvfrom(s, b, sizeof b, 0, (SA *)&from, &n);
            for (int i = 8; i < k; i++)
                b[i] = b[i] >= 'a' && b[i] <= 'z' ? b[i] - 32 : b[i];
            Sendto(s, b, k, 0, (SA *)&from, n);
        }
    }
    static const char *const words[] = { "one", "two", "three", "four", "five" };
    for (int i = 0; i < 5; i++) {
        char got[100];
        int n = Dg_send_recv(c, words[i], strlen(words[i]), got, sizeof got, (SA *)&a, sizeof a);
        printf("%.*s\n", n, got);
    }
    return 0;
}
