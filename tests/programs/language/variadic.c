//@ native
// Functions with variable arguments, K&R definitions, printf's conversions.
#include <stdio.h>
#include <stdarg.h>
struct p {
    int a;
    double d;
};
int sum(int n, ...) {
    va_list ap;
    va_start(ap, n);
    int s = 0;
    while (n--) s += va_arg(ap, int);
    va_end(ap);
    return s;
}
void many(const char *f, ...) {
    va_list ap, cp;
    va_start(ap, f);
    va_copy(cp, ap);
    for (; *f; f++) switch (*f) {
    case 'i':
        printf("%d ", va_arg(ap, int));
        break;
    case 'd':
        printf("%g ", va_arg(ap, double));
        break;
    case 's':
        printf("%s ", va_arg(ap, char *));
        break;
    case 'l':
        printf("%ld ", va_arg(ap, long));
        break;
    case 'u':
        printf("%u ", va_arg(ap, unsigned));
        break;
    case 'p':
        {
            struct p x = va_arg(ap, struct p);
            printf("{%d %g} ", x.a, x.d);
        }
    }
    printf("| %d\n", va_arg(cp, int));
    va_end(ap);
    va_end(cp);
}
void fwd(const char *f, ...) {
    va_list ap;
    va_start(ap, f);
    vprintf(f, ap);
    va_end(ap);
}
int helper(va_list ap) {
    return va_arg(ap, int) * 2;
}
int outer(int k, ...) {
    va_list ap;
    va_start(ap, k);
    int r = helper(ap);
    va_end(ap);
    return r;
}
int kr(a, b, c) int a;
char b;
float c;
{
    return a + b + (int)(c * 10);
}
double kd(x) double x;
{
    return x / 2;
}
int main(void) {
    struct p x = { 7, 2.5 };
    char c = -3;
    float f = 1.5f;
    unsigned char uc = 200;
    short s = -9;
    printf("%d\n", sum(3, 10, 20, 30));
    many("idslupi", 5, 3.25, "str", -7L, 4000000000u, x, c);
    many("idi", c, f, uc);
    fwd("%d %s %g %c\n", s, "fwd", f, 'q');
    printf("%d\n", outer(0, 21));
    printf("%d %g\n", kr(1, 2, 0.55), kd(5.0));
    printf("%d%%|%5d|%-5d|%05d|%x|%X|%o|%c|%s|%10.3f|%e|%ld|%lld|%hhd|%hd|%zu|%p\n", 1, 42, 42, 42, 255, 255, 8, 'c', "str", 3.14159, 1234.5, 1L, 2LL, 300, 70000, sizeof(int), (void *)0);
    return 0;
}
