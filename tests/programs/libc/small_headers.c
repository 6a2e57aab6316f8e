//@ native
// Headers that are seldom wanted: the sizes of what they declare, and what their functions say when there is nothing.
#define _GNU_SOURCE
#include <errno.h>
#include <fstab.h>
#include <linux/inotify.h>
#include <net/if_arp.h>
#include <netinet/ether.h>
#include <netinet/ip_icmp.h>
#include <nl_types.h>
#include <resolv.h>
#include <shadow.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/fsuid.h>
#include <sys/timex.h>
#include <sys/ucontext.h>
#include <tar.h>
#include <ulimit.h>
#include <unistd.h>

int main(void)
{
    printf("a frame's head takes %zu bytes, an ARP message %zu, an IP head %zu, an ICMP message %zu or %zu\n",
           sizeof(struct ether_header), sizeof(struct ether_arp), sizeof(struct ip), sizeof(struct icmphdr),
           sizeof(struct icmp));
    printf("struct timex %zu, ntptimeval %zu, spwd %zu, fstab %zu, arpreq %zu, inotify_event %zu\n", sizeof(struct timex),
           sizeof(struct ntptimeval), sizeof(struct spwd), sizeof(struct fstab), sizeof(struct arpreq),
           sizeof(struct inotify_event));
    printf("the tai offset is at %zu, the echo's number at %zu\n", offsetof(struct timex, tai),
           offsetof(struct icmp, icmp_seq));
    printf("registers: RIP %d, RSP %d, CR2 %d of %d, a context has %zu bytes\n", REG_RIP, REG_RSP, REG_CR2, NGREG,
           sizeof(ucontext_t));
    printf("archives say %s, resolvers ask %d servers\n", TMAGIC, MAXNS);

    struct ether_addr *a = ether_aton("00:1B:c:dd:ee:ff");
    printf("an address is %s, nonsense is %s\n", ether_ntoa(a), ether_aton("no:address") ? "one" : "none");

    errno = 0;
    nl_catd catalog = catopen("there-is-no-such-catalog", 0);
    printf("no catalog: %d, %s\n", catalog == (nl_catd)-1, strerror(errno));
    printf("its message is %s\n", catgets(catalog, 1, 1, "the program's own"));
    printf("closing it gives %d\n", catclose(catalog));

    printf("files may have %ld units of 512 bytes\n", ulimit(UL_GETFSIZE));
    printf("a new limit: %ld", ulimit(UL_SETFSIZE, 100L));
    printf(", and then %ld\n", ulimit(UL_GETFSIZE));
    errno = 0;
    long r = ulimit(99);
    printf("no such question: %ld, %s\n", r, strerror(errno));

    printf("a page has %lu bytes, a second %lu ticks, secure is %lu\n", getauxval(AT_PAGESZ), getauxval(AT_CLKTCK),
           getauxval(AT_SECURE));
    printf("whose it is agrees: %d\n", getauxval(AT_UID) == getuid() && getauxval(AT_EGID) == getegid());
    errno = 0;
    unsigned long value = getauxval(12345);
    printf("what is unknown: %lu, %s\n", value, strerror(errno));
    printf("the numbers for files are the effective ones: %d\n",
           setfsuid(geteuid()) == (int)geteuid() && setfsgid(getegid()) == (int)getegid());
    return 0;
}
