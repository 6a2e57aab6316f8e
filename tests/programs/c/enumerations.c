//@ native
/* Names for integers. */
#include <stdio.h>
#include <limits.h>

enum colour { RED, GREEN = 5, BLUE, ALSO_GREEN = GREEN, LAST = BLUE + 10, };
typedef enum { LOW = -1, HIGH = 1 } level;
enum big { HUGE_ONE = 0x100000000 };
enum unsigned_one { TOP = UINT_MAX };

static const char *name(enum colour c)
{
    switch (c) {
    case RED: return "red";
    case GREEN: return "green";
    case BLUE: return "blue";
    default: return "?";
    }
}

int main(void)
{
    printf("%d %d %d %d %d\n", RED, GREEN, BLUE, ALSO_GREEN, LAST);
    enum colour c = GREEN;
    c++;
    printf("%s %s %zu\n", name(c), name(7), sizeof c);
    level l = LOW;
    printf("%d %d\n", l, l < 0);
    printf("%d\n", (enum colour)-1 < 0);
    printf("%zu %zu %zu\n", sizeof(enum big), sizeof HUGE_ONE, sizeof(enum unsigned_one));
    enum { INNER = 3, SIZE = INNER * 2 };
    int a[SIZE];
    printf("%zu\n", sizeof a / sizeof *a);
    { enum { RED = 9 }; printf("%d\n", RED); }
    enum colour array[LAST] = { [BLUE] = BLUE };
    printf("%d\n", array[6]);
    return 0;
}
