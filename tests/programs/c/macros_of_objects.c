//@ native
/* Names for text: read again after they are replaced, never inside themselves. */
#include <stdio.h>

#define SIZE 4
#define DOUBLE (SIZE * 2)
#define EMPTY
#define LONG_ONE "one " \
    "line"
static int self = 1;
#define self self + 1
static int ping = 10, pong = 20;
#define ping pong * 2
#define pong ping + 1
#define BEGIN {
#define END }
#undef SIZE
#define SIZE 5
#define SIZE 5

int main(void)
BEGIN
    int self2 = DOUBLE, EMPTY three = 3;
    int array[SIZE EMPTY] = { 0 };
    printf("%d %d %zu\n", self2, three, sizeof array / sizeof *array);
    printf("%d %d\n", ping, 3 * (pong));
    puts(LONG_ONE);
    printf("%d\n", 10 * (self));
#undef DOUBLE
#ifdef DOUBLE
    puts("still there");
#endif
    puts("DOUBLE in a string stays");
    return 0;
END
