//@ native
// Order of evaluation where C leaves it open, as gcc -O0 on x86-64 does it: a line for each expression.
#include <stdio.h>

#define TRACE(e) printf("%-45s", #e); e; puts("")
#define GLOBAL(e) g = 1; x = 1; printf("%-40s %ld", #e, (long)(e)); printf("  g=%d x=%d\n", g, x)
#define LOCAL(e) y = 1; printf("%-40s %ld", #e, (long)(e)); printf("  y=%d\n", y)
#define BYTE(e) b = 1; printf("%-40s %ld", #e, (long)(e)); printf("  b=%d\n", b)

struct st {
    int a, b[3];
};

int g = 1, arr[50], *gp = arr;
struct st S, *sp = &S;

int pr(int x)
{
    printf("<%d>", x);
    return x;
}

int *ap(int i)
{
    printf("[%d]", i);
    return &arr[i];
}

struct st mks(int x)
{
    printf("{%d}", x);
    struct st r = { x };
    return r;
}

char pc(int x)
{
    printf("<%d>", x);
    return x;
}

double pd(int x)
{
    printf("<%d>", x);
    return x;
}

int set(int v)
{
    g = v;
    return v;
}

struct st *spf(int x)
{
    printf("[%d]", x);
    return &S;
}

void *vpf(int x)
{
    printf("[%d]", x);
    return arr;
}

int main(void)
{
    int x = 1, *px = &x, y = 1, la[5] = { 0 }, *lp = la;
    unsigned char b;
    TRACE(arr[pr(1)] = pr(2) + pr(3));
    TRACE(arr[pr(1)] = (pr(2), pr(3)));
    TRACE(arr[pr(1)] = pr(2) ? pr(3) : pr(4));
    TRACE(arr[pr(1)] = arr[pr(2)] = pr(3));
    TRACE(*ap(1) = *ap(2));
    TRACE(*ap(1) = *ap(2) = 5);
    TRACE(*ap(1) = -pr(2));
    TRACE(*ap(1) = pc(2));
    TRACE(*ap(1) = pd(2));
    TRACE(arr[pr(1)] = pr(2));
    TRACE(arr[pr(1)] = pd(2));
    TRACE(gp[pr(1)] = pr(2));
    TRACE(la[pr(1)] = pr(2));
    TRACE(lp[pr(1)] = pr(2)+0);
    TRACE(spf(1)->a = pr(2));
    TRACE(*spf(1) = mks(2));
    TRACE(spf(1)->b[pr(2)] = pr(3));
    TRACE(x = pr(1) + pr(2));
    TRACE(g = pr(1) + pr(2));
    TRACE(*ap(1) = pr(2) && pr(3));
    TRACE(*ap(1) = (x = pr(2)));
    TRACE(*ap(1) = (g = pr(2)));
    TRACE(*ap(1) += pr(2));
    TRACE(*ap(1) += arr[pr(2)]);
    TRACE(arr[pr(1)] += g);
    TRACE(arr[pr(1)]++);
    TRACE(*ap(pr(1)) = *ap(pr(2)));
    TRACE(arr[pr(1)] = *ap(2));
    TRACE(*ap(1) = ({ pr(2); pr(3); }));
    TRACE(pr(1) < pr(2));
    TRACE(pr(1) == pr(2));
    TRACE(pr(1) - pr(2));
    TRACE(pr(1) << pr(2));
    TRACE(arr[pr(1)] + arr[pr(2)]);
    TRACE((arr + pr(1))[pr(2)] + pr(3));
    TRACE(arr[pr(1)] - *ap(2));
    TRACE(vpf(1) + pr(2));
    TRACE(pr(1) + (char*)vpf(2));
    TRACE(*(pr(1) + ap(2)));
    TRACE(ap(1)[pr(2)]);
    TRACE(ap(1)[pr(2)] = pr(3));
    TRACE(ap(1) - ap(2));
    TRACE(spf(1)->b[pr(2)] += pr(3));
    TRACE(mks(1).b[pr(2)]);
    TRACE((pr(1) ? ap(1) : ap(2))[pr(3)]);
    TRACE(*(pr(0) ? ap(1) : ap(2)) = pr(3));

    GLOBAL(g + set(5));
    GLOBAL(set(5) + g);
    GLOBAL(g * set(5));
    GLOBAL(g - set(5));
    GLOBAL(g - set(5) + g);
    GLOBAL((g + 1) + set(5));
    GLOBAL(-g + set(5));
    GLOBAL((long)g + set(5));
    GLOBAL((unsigned)g + set(5));
    GLOBAL(g + (long)set(5));
    GLOBAL(g < set(5));
    GLOBAL(g > set(5));
    GLOBAL(g == set(5));
    GLOBAL(g != set(1));
    GLOBAL(g & set(6));
    GLOBAL(g | set(6));
    GLOBAL(g ^ set(6));
    GLOBAL(g << set(2));
    GLOBAL(g / set(2));
    GLOBAL(g % set(2));
    GLOBAL(x + set(5));
    GLOBAL(x < set(5));
    GLOBAL(*px + set(5));
    GLOBAL(arr[0] + set(5));
    GLOBAL(g + g++);
    GLOBAL(g++ + g);
    GLOBAL(g + ++g);
    GLOBAL(++g + g);
    GLOBAL(x + x++);
    GLOBAL(x++ + x);
    GLOBAL(x - x++);
    GLOBAL(g - g++);
    GLOBAL(g * 2 + g++);
    GLOBAL(g + g + set(5));
    GLOBAL(g + (g + set(5)));
    GLOBAL((g = 3) + g);
    GLOBAL(g + (g = 3));
    GLOBAL((g = 3) + (g = 4));
    GLOBAL((x = 3) + (x = 4));
    GLOBAL((double)g + set(5));
    GLOBAL(g + 1.0 * set(5));
    GLOBAL(!g + set(5));
    GLOBAL(g && set(0));
    GLOBAL(g + (set(5) ? 1 : 2));
    GLOBAL(g ? set(5) + g : 0);

    LOCAL(y + y++);
    LOCAL(y++ + y);
    LOCAL(y - y++);
    LOCAL(y + ++y);
    LOCAL(++y + y);
    LOCAL(++y + ++y);
    LOCAL(y++ + y++);
    LOCAL(++y + y++);
    LOCAL(y++ + ++y);
    LOCAL(y * 2 + y++);
    LOCAL((y = 3) + y);
    LOCAL(y + (y = 3));
    LOCAL((y = 3) + (y = 4));
    LOCAL((long)y + y++);
    LOCAL((unsigned)y + y++);
    LOCAL((char)y + y++);
    LOCAL(y + (long)y++);
    LOCAL(-y + y++);
    LOCAL(y < y++);
    LOCAL(y++ < y);
    LOCAL(y == y++);
    LOCAL(y - (y = 5));
    LOCAL((y = 5) - y);
    LOCAL(y ? y++ + y : 0);
    LOCAL(y + (y++, y));
    LOCAL(y += y++);
    LOCAL(y += ++y);
    LOCAL(y -= y++);
    LOCAL(y = y++ + 1);
    LOCAL(y = y++ + y++);
    LOCAL(y++ * 10 + y++);
    LOCAL(y * 10 + y++);
    LOCAL(y++ * 10 + y);
    LOCAL(y++ + y * 10);
    LOCAL(la[y] = y++);
    LOCAL(la[y++] = y);
    LOCAL(la[y] = ++y);
    LOCAL(lp[y] = y++);

    BYTE(b + b++);
    BYTE(b++ + b);
    BYTE((b = 5) + b);
    BYTE(++b + b);
    BYTE(b + ++b);
    BYTE(b += b++);

    la[0] = la[1] = la[2] = 0;
    y = 1; la[y] = y++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    y = 1; lp[y] = y++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    y = 1; la[y++] = y;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    y = 1; lp[y++] = y;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    g = 1; la[g] = g++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    g = 1; lp[g] = g++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    la[0] = la[1] = la[2] = 0;
    g = 1; la[g++] = g;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    y = 1;
    printf("%d %d %d %d\n", y, y++, y, ++y);
    return 0;
}
