//@ native
/* GNU C: a block whose last expression is its value. */
#include <stdio.h>
#include <string.h>

#define MAX(a, b) ({ __typeof__(a) _a = (a); __typeof__(b) _b = (b); _a > _b ? _a : _b; })

struct pair { int a, b; };

static int calls;

static int next(void)
{
    return ++calls;
}

static int find(const char *s, char c)
{
    return ({
        const char *p = strchr(s, c);
        if (!p)
            return -1;
        p - s;
    });
}

int main(void)
{
    printf("%d %d\n", MAX(next(), 1), calls);
    printf("%.1f\n", MAX(2, 2.5));
    int sum = ({ int s = 0; for (int i = 1; i <= 10; i++) s += i; s; });
    printf("%d\n", sum);
    printf("%d %d\n", find("abc", 'c'), find("abc", 'x'));
    struct pair p = ({ struct pair q = { 3, 4 }; q.a++; q; });
    printf("%d %d\n", p.a, p.b);
    ({ puts("a value nobody wants"); });
    int nested = ({ int x = ({ int y = 5; y * 2; }); x + 1; });
    printf("%d\n", nested);
    for (int i = 0; i < 5; i++) {
        int v = ({ if (i == 1) continue; if (i == 3) break; i * 10; });
        printf("%d\n", v);
    }
    return 0;
}
