/* The same buffer with one sign wrong in the test for full. */
#include <stdio.h>

#define SIZE 8

static char slot[SIZE];
static int in = 7;              /* both indices have rolled to 7 already */
static int out = 7;

static int empty(void) { return in == out; }
static int full(void)  { return out == (in - 1) % SIZE; }   /* should be + */

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
    const char *text = "abcdefgh";
    int sent = 0, received = 0;
    char c;

    while (*text != '\0' && put(*text)) {
        text++;
        sent++;
    }
    while (get(&c))
        received++;

    printf("sent %d, received %d\n", sent, received);
    return 0;
}
