//@ native
// switch, goto, loops, computed goto, jumps past declarations, Duff's device.
#include <stdio.h>
int sw(int x) {
    switch (x) {
    case 1:
        return 10;
    case 2:
    case 3:
        x += 100;
        break;
    case 10 ... 20:
        return 1020;
    default:
        x = -1;
    case -5:
        x--;
    }
    return x;
}
int sw2(unsigned long x) {
    switch (x) {
    case 0:
        return 0;
    case 18446744073709551615ul:
        return 1;
    case 5 ... 100:
        return 2;
    case 1000:
        return 3;
    case 99999999999:
        return 4;
    default:
        return 9;
    }
}
void duff(char *to, const char *from, int count) {
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0:
        do {
            *to++ = *from++;
        case 7:
            *to++ = *from++;
        case 6:
            *to++ = *from++;
        case 5:
            *to++ = *from++;
        case 4:
            *to++ = *from++;
        case 3:
            *to++ = *from++;
        case 2:
            *to++ = *from++;
        case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
}
int cg(int n) {
    static void *tab[] = { &&a, &&b, &&c };
    int r = 0;
    goto *tab[n];
a:
    r += 1;
b:
    r += 10;
c:
    r += 100;
    return r;
}
int main(void) {
    for (int i = -6; i < 23; i++) printf("%d ", sw(i));
    puts("");
    printf("%d %d %d %d %d %d\n", sw2(0), sw2(-1), sw2(50), sw2(1000), sw2(99999999999), sw2(3));
    char b[20] = {0};
    duff(b, "hello, world!", 13);
    puts(b);
    printf("%d %d %d\n", cg(0), cg(1), cg(2));
    int i = 0;
    while (1) {
        if (i++ > 5) break;
        if (i % 2) continue;
        printf("%d ", i);
    }
    puts("");
    do {
        printf("%d ", i--);
    } while (i > 3);
    puts("");
    int n = 0;
again:
    if (n < 3) {
        printf("n%d ", n);
        n++;
        goto again;
    }
    puts("");
    for (int a = 0, c = 10; a < c; a++, c--) if (a == 3) goto out;
    else printf("%d-%d ", a, c);
out:
    puts("");
    for (;;) {
        for (;;) {
            break;
        }
        break;
    }
    int x = 3;
    if (x > 2 && x < 5 || x == 9) puts("and/or");
    if (!(x > 2) || (x != 3 && x)) puts("no");
    else puts("else");
    int cnt = 0;
    (x > 5) && cnt++;
    (x < 5) || cnt++;
    (x < 5) && cnt++;
    printf("%d\n", cnt);
    {
        int j = 5;
        {
            int j = 6;
            printf("%d ", j);
        }
        printf("%d\n", j);
    }
    switch (3) {
        int y;
    case 3:
        y = 4;
        printf("%d\n", y);
    }
    switch (x) default: puts("d");
    for (int q = 0; q < 2; q++) {
        static int st;
        int arr[4];
        int *p = arr;
        for (int k = 0; k < 4; k++) p[k] = k + st;
        st += p[3];
        printf("%d ", st);
    }
    puts("");
    {
        int k = 0;
    loop:
        ;
        int loc[2] = { k, k + 1 };
        int *lp = loc;
        printf("%d ", lp[0] + lp[1]);
        if (++k < 3) goto loop;
        puts("");
    }
    goto in;
    {
        int z[3];
    in:
        z[0] = 5;
        int *zp = z;
        printf("%d\n", *zp);
    }
    switch (2) {
    case 1:
        ;
        int w[2];
    case 2:
        w[1] = 7;
        printf("%d\n", w[1]);
    }
    int v = ({ int t = 3; t * t; });
    printf("%d\n", v);
    return 0;
}
