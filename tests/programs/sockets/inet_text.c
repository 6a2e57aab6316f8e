//@ native
// Addresses as text and back; byte order.
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
int main(void)
{
    const char *texts[] = { "127.0.0.1", "255.255.255.255", "1.2.3", "10.1", "0x7f.1", "256.1.1.1", "1.2.3.4.5", "", "a" };
    for (int i = 0; i < 9; i++) {
        struct in_addr a = { 0 }, b = { 0 };
        int old = inet_aton(texts[i], &a), new = inet_pton(AF_INET, texts[i], &b);
        printf("%-16s aton %d %s", texts[i], old, old ? inet_ntoa(a) : "-");
        printf(", pton %d, addr %08x\n", new, ntohl(inet_addr(texts[i])));
    }
    const char *six[] = { "::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:0:0:2:0:0:0:3", ":::", "1:2" };
    for (int i = 0; i < 9; i++) {
        struct in6_addr a;
        char b[INET6_ADDRSTRLEN];
        int r = inet_pton(AF_INET6, six[i], &a);
        printf("%-16s %d %s\n", six[i], r, r == 1 ? inet_ntop(AF_INET6, &a, b, sizeof b) : "-");
    }
    char b[INET_ADDRSTRLEN];
    struct in_addr a = { htonl(0xc0a80101) };
    printf("%s %s\n", inet_ntop(AF_INET, &a, b, sizeof b), inet_ntop(AF_INET, &a, b, 4) ? "" : "no room");
    printf("%x %x %x %x\n", htons(0x1234), ntohs(0x1234), htonl(0x12345678), ntohl(0x12345678));
    return 0;
}
