//@ native
/* Who sees which name, and how long an object lives. */
#include <stdio.h>

int n = 1;
static int hidden = 2;
extern int later;

static int count(void)
{
    static int calls = 10;
    return calls++;
}

static int outer(int n)
{
    {
        int n = 3;
        {
            extern int n;
            if (n != 1)
                return -1;
        }
        return n;
    }
}

struct tag { int a; };
typedef int number;

int main(void)
{
    printf("%d %d %d\n", n, hidden, later);
    count();
    printf("%d %d\n", count(), outer(2));
    int n = 5;
    for (int n = 0; n < 1; n++) {
        int n = 7;
        printf("%d ", n);
    }
    printf("%d\n", n);
    struct tag { char c[3]; };
    printf("%zu\n", sizeof(struct tag));
    number number = 4;
    printf("%d\n", number);
    int tag = 1, x = ({ int x = 8; x; });
    printf("%d %d\n", tag, x);
    for (int i = 0; i < 3; i++) {
        static int kept;
        int fresh = 0;
        printf("%d%d ", kept++, fresh++);
    }
    putchar('\n');
    if (n) {
        register int fast = 6;
        auto int ordinary = fast;
        printf("%d\n", ordinary);
    }
    int self = sizeof self;
    printf("%d\n", self);
    return 0;
}

int later = 4;
