// defines inet_addr inet_aton inet_ntoa inet_pton inet_ntop inet_network inet_makeaddr inet_lnaof inet_netof in6addr_any in6addr_loopback
#include <ringside/sys.h>
#include <arpa/inet.h>

#define ENOSPC 28
#define EAFNOSUPPORT 97

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);

const struct in6_addr in6addr_any = IN6ADDR_ANY_INIT, in6addr_loopback = IN6ADDR_LOOPBACK_INIT;

/* One to four parts; the last one fills the bytes that are left (inet(3)). */
int inet_aton(const char *text, struct in_addr *address)
{
    static const unsigned long most[] = { 0xffffffff, 0xffffff, 0xffff, 0xff };
    unsigned long part[4];
    int n = 0;
    for (;;) {
        int base = 10, digits = 0;
        unsigned long v = 0;
        if (*text == '0') {
            base = (text[1] | 32) == 'x' ? 16 : 8;
            if (base == 16)
                text += 2;
        }
        for (;; text++, digits++) {
            int c = *text, d = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : 99;
            if (d >= base)
                break;
            v = v * base + d;
            if (v > 0xffffffff)
                return 0;
        }
        if (!digits || n == 4)
            return 0;
        part[n++] = v;
        if (*text != '.')
            break;
        text++;
    }
    if (*text && *text != ' ' && (*text < '\t' || *text > '\r'))
        return 0;
    unsigned long v = part[n - 1];
    if (v > most[n - 1])
        return 0;
    for (int i = 0; i < n - 1; i++) {
        if (part[i] > 255)
            return 0;
        v |= part[i] << (24 - 8 * i);
    }
    if (address)
        address->s_addr = htonl(v);
    return 1;
}

in_addr_t inet_addr(const char *text)
{
    struct in_addr address;
    return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

char *inet_ntoa(struct in_addr address)
{
    static _Thread_local char text[16];
    unsigned char *b = (unsigned char *)&address;
    snprintf(text, sizeof text, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    return text;
}

static int pton4(const char *text, unsigned char *to)
{
    unsigned char b[4];
    for (int i = 0; i < 4; i++) {
        int v = 0, digits = 0;
        for (; *text >= '0' && *text <= '9'; text++, digits++) {
            if (digits && v == 0)
                return 0;
            v = v * 10 + *text - '0';
            if (v > 255)
                return 0;
        }
        if (!digits || *text != (i < 3 ? '.' : '\0'))
            return 0;
        text++;
        b[i] = v;
    }
    BUILTIN(memcpy, to, b, 4);
    return 1;
}

static int pton6(const char *text, unsigned char *to)
{
    unsigned char b[16] = { 0 };
    int n = 0, gap = -1;
    if (*text == ':' && *++text != ':')
        return 0;
    while (*text) {
        if (*text == ':') {
            if (gap >= 0)
                return 0;
            gap = n;
            if (!*++text)
                break;
            continue;
        }
        const char *start = text;
        int v = 0, digits = 0;
        for (;; text++, digits++) {
            int c = *text, d = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : 99;
            if (d > 15)
                break;
            if (digits == 4)
                return 0;
            v = v * 16 + d;
        }
        if (*text == '.' && n <= 12 && pton4(start, b + n)) {
            n += 4;
            break;
        }
        if (!digits || n > 14)
            return 0;
        b[n++] = v >> 8;
        b[n++] = v;
        if (*text == ':') {
            if (!*++text)
                return 0;
        } else if (*text) {
            return 0;
        }
    }
    if (gap >= 0) {
        if (n == 16)
            return 0;
        for (int i = n - 1, j = 15; i >= gap; i--, j--) {
            b[j] = b[i];
            b[i] = 0;
        }
    } else if (n != 16) {
        return 0;
    }
    BUILTIN(memcpy, to, b, 16);
    return 1;
}

int inet_pton(int family, const char *restrict text, void *restrict address)
{
    if (family == AF_INET)
        return pton4(text, address);
    if (family == AF_INET6)
        return pton6(text, address);
    errno = EAFNOSUPPORT;
    return -1;
}

const char *inet_ntop(int family, const void *restrict address, char *restrict text, socklen_t size)
{
    char full[46], *p = full;
    const unsigned char *b = address;
    if (family == AF_INET) {
        snprintf(full, sizeof full, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    } else if (family == AF_INET6) {
        int word[8], best = -1, length = 1;
        for (int i = 0; i < 8; i++)
            word[i] = b[2 * i] << 8 | b[2 * i + 1];
        for (int i = 0; i < 8; i++) {
            int k = i;
            while (k < 8 && word[k] == 0)
                k++;
            if (k - i > length) {
                best = i;
                length = k - i;
            }
        }
        int mapped = best == 0 && (length == 6 || (length == 5 && word[5] == 0xffff));
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                p += snprintf(p, 3, i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            if (mapped && i == 6) {
                p += snprintf(p, 16, "%d.%d.%d.%d", b[12], b[13], b[14], b[15]);
                break;
            }
            p += snprintf(p, 6, i < 7 ? "%x:" : "%x", word[i]);
        }
    } else {
        errno = EAFNOSUPPORT;
        return NULL;
    }
    if (BUILTIN(strlen, full) >= size) {
        errno = ENOSPC;
        return NULL;
    }
    return (char *)BUILTIN(strcpy, text, full);
}

/* Each part is a byte, and the last one the lowest: unlike inet_aton, which fills up. */
in_addr_t inet_network(const char *text)
{
    struct in_addr address;
    in_addr_t net = 0;
    int n = 0;
    for (;;) {
        char part[16];
        size_t k = BUILTIN(strspn, text, "0123456789abcdefABCDEFxX");
        if (k == 0 || k >= sizeof part || n++ == 4)
            return INADDR_NONE;
        BUILTIN(memcpy, part, text, k);
        part[k] = '\0';
        if (!inet_aton(part, &address) || ntohl(address.s_addr) > 255)
            return INADDR_NONE;
        net = net << 8 | ntohl(address.s_addr);
        text += k;
        if (*text != '.')
            break;
        text++;
    }
    text += BUILTIN(strspn, text, " \t\n\v\f\r");
    return *text ? INADDR_NONE : net;
}

struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host)
{
    struct in_addr a;
    a.s_addr = htonl(net < 128 ? net << 24 | (host & 0xffffff) : net < 65536 ? net << 16 | (host & 0xffff)
                     : net < 16777216 ? net << 8 | (host & 0xff) : net | host);
    return a;
}

in_addr_t inet_lnaof(struct in_addr address)
{
    in_addr_t a = ntohl(address.s_addr);
    return IN_CLASSA(a) ? a & 0xffffff : IN_CLASSB(a) ? a & 0xffff : a & 0xff;
}

in_addr_t inet_netof(struct in_addr address)
{
    in_addr_t a = ntohl(address.s_addr);
    return IN_CLASSA(a) ? a >> 24 : IN_CLASSB(a) ? a >> 16 : a >> 8;
}
