// defines rand srand random srandom initstate setstate
/* The additive generator of random(3), x[i] = x[i-3] + x[i-31], started as glibc starts it: so the same seed gives
   the same numbers. */
#include <ringside/sys.h>

static int table[34];
static int front, rear, ready;

void srandom(unsigned seed)
{
    long word = seed ? (int)seed : 1;
    table[0] = word;
    for (int i = 1; i < 31; i++) {
        /* word = 16807 * word % 2147483647, without overflow (Schrage). */
        word = 16807 * (word % 127773) - 2836 * (word / 127773);
        if (word < 0)
            word += 2147483647;
        table[i] = word;
    }
    front = 3;
    rear = 0;
    ready = 1;
    for (int i = 0; i < 310; i++) {
        table[front] = (unsigned)table[front] + (unsigned)table[rear];
        front = front == 30 ? 0 : front + 1;
        rear = rear == 30 ? 0 : rear + 1;
    }
}

long random(void)
{
    if (!ready)
        srandom(1);
    unsigned v = (unsigned)table[front] + (unsigned)table[rear];
    table[front] = v;
    front = front == 30 ? 0 : front + 1;
    rear = rear == 30 ? 0 : rear + 1;
    return v >> 1;
}

int rand(void)
{
    return random();
}

void srand(unsigned seed)
{
    srandom(seed);
}

char *initstate(unsigned seed, char *state, size_t size)
{
    srandom(seed);
    return (char *)table;
}

char *setstate(char *state)
{
    return (char *)table;
}
