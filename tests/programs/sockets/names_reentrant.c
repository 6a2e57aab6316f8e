//@ native
// The older functions of names for threads: results in the caller's buffer, ERANGE when it is too small.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>

int main(void)
{
    char buf[1024], small[8];
    struct servent s, *sp;
    struct protoent p, *pp;
    struct hostent h, *hp;
    int problem;
    printf("%d", getservbyname_r("ssh", "tcp", &s, buf, sizeof buf, &sp));
    printf(" %d %s %s %d %d\n", sp == &s, s.s_name, s.s_proto, ntohs(s.s_port), s.s_aliases[0] == NULL);
    printf("%d", getservbyport_r(htons(23), "tcp", &s, buf, sizeof buf, &sp));
    printf(" %s\n", sp->s_name);
    printf("%d", getservbyname_r("no-such-service", "tcp", &s, buf, sizeof buf, &sp));
    printf(" %d\n", sp == NULL);
    printf("%d", getservbyname_r("ssh", "tcp", &s, small, sizeof small, &sp) == ERANGE);
    printf(" %d\n", sp == NULL);
    printf("%d", getprotobyname_r("UDP", &p, buf, sizeof buf, &pp));
    printf(" %s %d %s\n", pp->p_name, pp->p_proto, pp->p_aliases[0]);
    printf("%d", getprotobynumber_r(6, &p, buf, sizeof buf, &pp));
    printf(" %s %s\n", pp->p_name, pp->p_aliases[0]);
    printf("%d", getprotobynumber_r(6, &p, small, sizeof small, &pp) == ERANGE);
    printf(" %d\n", pp == NULL);
    printf("%d", gethostbyname_r("127.0.0.1", &h, buf, sizeof buf, &hp, &problem));
    printf(" %s %d %d %s\n", hp->h_name, h.h_addrtype == AF_INET, h.h_length, inet_ntoa(*(struct in_addr *)h.h_addr_list[0]));
    return 0;
}
