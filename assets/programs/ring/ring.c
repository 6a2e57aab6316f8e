/* The rolling-index buffer, written by hand. */
#include <stdio.h>

#define SIZE 8

static char slot[SIZE];
static int in;                  /* the next free slot */
static int out;                 /* the next byte to read */

static int empty(void) { return in == out; }
static int full(void)  { return out == (in + 1) % SIZE; }

static int put(char c)
{
    if (full())
        return 0;
    slot[in] = c;
    in = (in + 1) % SIZE;
    return 1;
}

static int get(char *c)
{
    if (empty())
        return 0;
    *c = slot[out];
    out = (out + 1) % SIZE;
    return 1;
}

int main(void)
{
    const char *text = "rolling";
    char c;

    while (*text != '\0' && put(*text))
        text++;
    printf("full: %d\n", full());

    while (get(&c))
        putchar(c);
    printf("\nempty: %d, in %d, out %d\n", empty(), in, out);
    return 0;
}
