// defines ether_ntoa ether_ntoa_r ether_aton ether_aton_r
#include <ringside/sys.h>
#include <ctype.h>
#include <netinet/ether.h>
#include <stdio.h>

char *ether_ntoa_r(const struct ether_addr *address, char *buf)
{
    const uint8_t *a = address->ether_addr_octet;
    sprintf(buf, "%x:%x:%x:%x:%x:%x", a[0], a[1], a[2], a[3], a[4], a[5]);
    return buf;
}

char *ether_ntoa(const struct ether_addr *address)
{
    static char buf[18];
    return ether_ntoa_r(address, buf);
}

/* Six numbers of one or two hexadecimal digits. */
struct ether_addr *ether_aton_r(const char *text, struct ether_addr *address)
{
    for (int i = 0; i < 6; i++) {
        int n = 0, digits = 0;
        for (; digits < 2 && isxdigit((unsigned char)*text); digits++, text++)
            n = n * 16 + (isdigit((unsigned char)*text) ? *text - '0' : tolower((unsigned char)*text) - 'a' + 10);
        if (!digits || (i < 5 && *text++ != ':'))
            return NULL;
        address->ether_addr_octet[i] = n;
    }
    return address;
}

struct ether_addr *ether_aton(const char *text)
{
    static struct ether_addr address;
    return ether_aton_r(text, &address);
}
