//@ native
/* Qualifiers: where they stand and what they bind to. */
#include <stdio.h>

static const int table[] = { 1, 2, 3 };
static volatile sig;
struct { const int fixed; int free; } s = { 1, 2 };

static int sum(const int *restrict a, int n)
{
    int t = 0;
    for (const int *p = a, *const end = a + n; p < end; p++)
        t += *p;
    return t;
}

int main(void)
{
    const int c = 5;
    int const d = 6;
    int x = 1, y = 2;
    const int *p = &x;
    int *const q = &x;
    const int *const r = &y;
    p = &y;
    *q = 10;
    printf("%d %d %d %d %d\n", c, d, *p, x, *r);
    volatile int loops = 3;
    while (loops)
        loops--;
    sig++;
    s.free++;
    printf("%d %d %d %d\n", loops, sum(table, 3), sig, s.fixed + s.free);
    char *const *v = (char *const[]){ "a", "b", NULL };
    printf("%s\n", v[1]);
    typedef char *string;
    const string word = (char[]){ "word" };
    word[0] = 'W';
    puts(word);
    return 0;
}
