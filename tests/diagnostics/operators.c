//@ gcc
struct s { int a; };
void v(void);

int main(void)
{
    int i = 1, *ip = &i, shift = 40;
    char *p = 0;
    double d = 1;
    struct s s;
    unsigned u = 1;
    s + 1;
    p * 2;
    p + p;
    p - ip;
    p % 2;
    d % 2;
    d << 1;
    d & 1;
    -p;
    ~d;
    !s;
    +p;
    s == s;
    p == i;
    p == ip;
    p < i;
    p == 0;
    p > 0;
    i = 1 / 0;
    i = 5 % 0;
    i = 1 << 32;
    i = 1 << -1;
    i = 1 >> 40;
    i <<= 32;
    i = 2147483647 + 1;
    i = -2147483647 - 2;
    i = 1000000 * 1000000;
    u = 4294967295u + 1;
    i = i / 0;
    i = i ? p : 0;
    p = i ? p : ip;
    p = i ? p : 5;
    s = i ? s : 1;
    v() + 1;
    i = v() ? 1 : 2;
    if (s)
        i = 1;
    if (v())
        i = 2;
    while (p)
        break;
    for (; s;)
        ;
    i = (int)s;
    s = (struct s)i;
    d = (double)p;
    p = (char *)d;
    i = (int)p;
    p = (char *)i;
    p = (char *)(long)i;
    p++;
    s++;
    d++;
    p += d;
    p += 1;
    p *= 2;
    i += p;
    s += 1;
    i %= d;
    return 0;
}
