/* Scanning strings a character at a time: words, letters, a hash; written out, not the library's. */
#include <stdio.h>

static const char *text = "the quick brown fox jumps over the lazy dog, again and again, until the evening comes ";

static unsigned long hash(const char *s)
{
    unsigned long h = 5381;
    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h;
}

static int words(const char *s)
{
    int n = 0, in = 0;
    for (; *s; s++) {
        int letter = *s >= 'a' && *s <= 'z';
        if (letter && !in)
            n++;
        in = letter;
    }
    return n;
}

int main(void)
{
    char copy[128];
    unsigned long h = 0;
    int n = 0;
    for (int i = 0; i < 15000; i++) {
        char *to = copy;
        for (const char *s = text; (*to = *s) != 0; s++)
            to++;
        copy[i % 80] = 'a' + i % 26;
        h ^= hash(copy);
        n += words(copy);
    }
    printf("%lx %d\n", h, n);
    return 0;
}
