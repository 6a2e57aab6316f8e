//@ gcc
//~ 1: error: undefined reference to 'main'
struct __attribute__((packed)) header { char kind; int length; short port; struct { int y; } in; char name[3]; };
struct frame { char c; int x; } __attribute__((packed));
#pragma pack(1)
struct pressed { char c; int x; };
#pragma pack()
char *p;
int *ip;
void *vp;
const char *cp;
unsigned *up;
signed char *sp;
unsigned char *ucp;
struct header h;
struct frame f, *pf;
struct pressed pr;
int *outside = &h.length;
//~ 16: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
void take(int *);
struct frame *give(void);

int comparisons(void)
{
    int r = 0;
    r += p < ip;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p > ip;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p <= ip;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p >= ip;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p < vp;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p < (void *)0;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p > (char *)0;
    r += p > 0;
    r += p < cp;
    r += ip < up;
//~ 13: warning: comparison of distinct pointer types lacks a cast
    r += ip == up;
//~ 13: warning: comparison of distinct pointer types lacks a cast
    r += p < sp;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p == ucp;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p == vp;
    r += p == ip;
//~ 12: warning: comparison of distinct pointer types lacks a cast
    r += p < 5;
//~ 12: warning: comparison between pointer and integer
    return r;
}

int *packed(struct header *q, struct frame *w)
{
    int *a = &h.length;
//~ 14: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    short *b = &q->port;
//~ 16: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    a = &f.x;
//~ 7: warning: taking address of packed member of 'struct frame' may result in an unaligned pointer value [-Waddress-of-packed-member]
    a = &pf->x;
//~ 7: warning: taking address of packed member of 'struct frame' may result in an unaligned pointer value [-Waddress-of-packed-member]
    a = &pr.x;
    take(&h.length);
//~ 5: error: undefined reference to 'take'
//~ 10: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    take(&(pf->x));
//~ 10: warning: taking address of packed member of 'struct frame' may result in an unaligned pointer value [-Waddress-of-packed-member]
    take(&h.in.y);
//~ 10: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    char *c = &h.kind;
    c = h.name;
    a = (int *)&h.length;
//~ 7: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    void *v = &h.length;
    c = (char *)&h.length;
    a = q ? &h.length : 0;
//~ 7: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    int *many[] = { &h.length };
//~ 21: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
    if (&h.length == a)
        return 0;
    w = (struct frame *)a;
    a = (int *)w;
//~ 7: warning: converting a packed 'struct frame' pointer (alignment 1) to a 'int' pointer (alignment 4) may result in an unaligned pointer value [-Waddress-of-packed-member]
    a = (void *)q;
//~ 7: warning: converting a packed 'struct header' pointer (alignment 1) to a 'int' pointer (alignment 4) may result in an unaligned pointer value [-Waddress-of-packed-member]
    a = (int *)give();
//~ 7: warning: converting a packed 'struct frame' pointer (alignment 1) to a 'int' pointer (alignment 4) may result in an unaligned pointer value [-Waddress-of-packed-member]
//~ 16: error: undefined reference to 'give'
    v = w;
    c = (char *)w;
    return &q->length;
//~ 12: warning: taking address of packed member of 'struct header' may result in an unaligned pointer value [-Waddress-of-packed-member]
}
