// defines rand srand random srandom initstate setstate
/* The additive generator of random(3), x[i] = x[i-separation] + x[i-degree], started as glibc starts it: so the same
   seed gives the same numbers. A state is an array of words; the first one holds its kind and how far it has got. */
#include <ringside/sys.h>

#define EINVAL 22
#define KINDS 5

static const signed char degrees[KINDS] = { 0, 7, 15, 31, 63 }, separations[KINDS] = { 0, 3, 1, 3, 1 };

static int first[32];
static int *table = first + 1;
static int front, rear, ready, kind = 3, degree = 31;

/* Threads take turns at the state, as in glibc. */
static void start(unsigned seed)
{
    long word = seed ? (int)seed : 1;
    ready = 1;
    table[0] = word;
    if (kind == 0)
        return;
    for (int i = 1; i < degree; i++) {
        /* word = 16807 * word % 2147483647, without overflow (Schrage). */
        word = 16807 * (word % 127773) - 2836 * (word / 127773);
        if (word < 0)
            word += 2147483647;
        table[i] = word;
    }
    front = separations[kind];
    rear = 0;
    for (int i = 0; i < 10 * degree; i++) {
        table[front] = (unsigned)table[front] + (unsigned)table[rear];
        front = front == degree - 1 ? 0 : front + 1;
        rear = rear == degree - 1 ? 0 : rear + 1;
    }
}

static long next(void)
{
    if (!ready)
        start(1);
    if (kind == 0)
        return table[0] = (table[0] * 1103515245U + 12345U) & 0x7fffffff;
    unsigned v = (unsigned)table[front] + (unsigned)table[rear];
    table[front] = v;
    front = front == degree - 1 ? 0 : front + 1;
    rear = rear == degree - 1 ? 0 : rear + 1;
    return v >> 1;
}

void srandom(unsigned seed)
{
    LIBRARY_LOCK();
    start(seed);
    LIBRARY_UNLOCK();
}

long random(void)
{
    LIBRARY_LOCK();
    long v = next();
    LIBRARY_UNLOCK();
    return v;
}

int rand(void)
{
    return random();
}

void srand(unsigned seed)
{
    srandom(seed);
}

/* Leaves the current state as it is found again. */
static char *leave(void)
{
    if (!ready)
        start(1);
    table[-1] = kind ? KINDS * rear + kind : 0;
    return (char *)(table - 1);
}

/* A state of 8, 32, 64, 128 or 256 bytes, whichever fits; gives the one before. */
char *initstate(unsigned seed, char *state, size_t size)
{
    if (size < 8) {
        errno = EINVAL;
        return NULL;
    }
    LIBRARY_LOCK();
    char *before = leave();
    kind = size < 32 ? 0 : size < 64 ? 1 : size < 128 ? 2 : size < 256 ? 3 : 4;
    degree = degrees[kind];
    table = (int *)state + 1;
    start(seed);
    leave();
    LIBRARY_UNLOCK();
    return before;
}

char *setstate(char *state)
{
    int word = *(int *)state;
    if (word < 0 || (word % KINDS == 0 && word != 0)) {
        errno = EINVAL;
        return NULL;
    }
    LIBRARY_LOCK();
    char *before = leave();
    kind = word % KINDS;
    degree = degrees[kind];
    table = (int *)state + 1;
    if (kind) {
        rear = word / KINDS;
        front = (rear + separations[kind]) % degree;
    }
    LIBRARY_UNLOCK();
    return before;
}
