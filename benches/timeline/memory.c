// Eight megabytes, written to all over the place.
#define WORDS (1 << 20)

static long table[WORDS];

int main(void)
{
    unsigned x = 1;
    for (long i = 0; i < 10000000; i++) {
        x = x * 1664525u + 1013904223u;
        table[x % WORDS] += i;
    }
    return table[17] % 128;
}
