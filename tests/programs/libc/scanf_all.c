//@ native
/* What scanf takes and what it leaves. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    int a = -1, b = -1, n = -1, r;
    unsigned u = 0;
    short h = 0;
    signed char hh = 0;
    long l = 0;
    float f = 0;
    double d = 0;
    char w[40] = "", x[40] = "", c = 0, three[4] = "";
    r = sscanf("12 -34", "%d%d", &a, &b), printf("%d %d %d\n", r, a, b);
    r = sscanf("0x1f 077 10", "%i%i%i", &a, &b, &n), printf("%d %d %d %d\n", r, a, b, n);
    r = sscanf("ff 17 4294967295", "%x%o%u", &u, &n, &u), printf("%d %u %d\n", r, u, n);
    r = sscanf("12345678901 70000 300", "%ld%hd%hhd", &l, &h, &hh), printf("%d %ld %d %d\n", r, l, h, hh);
    r = sscanf("1.5 -2e3", "%f%lf", &f, &d), printf("%d %g %g\n", r, f, d);
    r = sscanf("0x1.8p1 inf", "%lf%f", &d, &f), printf("%d %g %g\n", r, d, f);
    r = sscanf("  word another", "%s %39s", w, x), printf("%d %s %s\n", r, w, x);
    r = sscanf("abc", "%c%2c", &c, three), printf("%d %c %s\n", r, c, three);
    r = sscanf("key = value ; rest", "%[a-z] = %[^;];%n", w, x, &n), printf("%d [%s] [%s] %d\n", r, w, x, n);
    r = sscanf("]x-y", "%[]x]%[-y]", w, x), printf("%d [%s] [%s]\n", r, w, x);
    r = sscanf("12345", "%2d%3d", &a, &b), printf("%d %d %d\n", r, a, b);
    r = sscanf("12 34 56", "%*d %d %*d%n", &a, &n), printf("%d %d %d\n", r, a, n);
    r = sscanf("abc", "%d", &a), printf("%d %d\n", r, a);
    r = sscanf("", "%d", &a), printf("%d\n", r);
    r = sscanf("   ", "%s", w), printf("%d\n", r);
    r = sscanf("5,6", "%d,%d", &a, &b), printf("%d %d %d\n", r, a, b);
    r = sscanf("5;6", "%d,%d", &a, &b), printf("%d %d\n", r, a);
    r = sscanf("50%", "%d%%%n", &a, &n), printf("%d %d %d\n", r, a, n);
    r = sscanf("1e", "%lf", &d), printf("%d\n", r);
    r = sscanf("-", "%d", &a), printf("%d\n", r);
    r = sscanf("0x", "%i%s", &a, w), printf("%d %d %s\n", r, a, w);
    r = sscanf("99999999999", "%d", &a), printf("%d %d\n", r, a);
    r = sscanf("3 apples", "%d %s", &a, w), printf("%d %d %s\n", r, a, w);
    r = sscanf("10:20:30", "%d:%d:%d", &a, &b, &n), printf("%d %d %d %d\n", r, a, b, n);
    r = sscanf("x7", "x%d", &a), printf("%d %d\n", r, a);
    r = sscanf("a b", "%1s %1s", w, x), printf("%d %s %s\n", r, w, x);
    return 0;
}
