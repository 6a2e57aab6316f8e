//@ native
/* Structs and unions without a name inside others: their members are the outer one's. */
#include <stdio.h>
#include <stddef.h>

struct event {
    int type;
    union {
        struct { int x, y; };
        struct { char key; int shift; };
        double pressure;
    };
    struct { int seconds; } time;
};

struct bits { union { unsigned whole; struct { unsigned low : 4, mid : 4, high : 8; }; }; };

int main(void)
{
    struct event e = { .type = 1, .x = 3, .y = 4, .time = { 9 } };
    printf("%d %d %d %d\n", e.type, e.x, e.y, e.time.seconds);
    struct event k = { 2, { .key = 'q' }, { 1 } };
    printf("%c %zu %zu %zu\n", k.key, sizeof k, offsetof(struct event, y), offsetof(struct event, shift));
    struct event *p = &e;
    p->pressure = 0.5;
    printf("%g\n", e.pressure);
    struct bits b = { .whole = 0xabcd };
    printf("%x %x %x\n", b.low, b.mid, b.high);
    return 0;
}
