/* Scanning strings a character at a time: words, letters, a hash; written out, not the library's. */
#include <stdio.h>

#define ROUNDS 150000

char *text = "the quick brown fox jumps over the lazy dog, again and again, until the evening comes ";

unsigned int hash(char *s)
{
    unsigned int h = 5381;
    while (*s) {
        h = h * 33 + *s;
        s++;
    }
    return h;
}

int words(char *s)
{
    int n = 0;
    int in = 0;
    int letter;
    for (; *s; s++) {
        letter = *s >= 'a' && *s <= 'z';
        if (letter && !in)
            n++;
        in = letter;
    }
    return n;
}

int main(void)
{
    char copy[128];
    char *to;
    char *s;
    unsigned int h = 0;
    int n = 0;
    int i;
    for (i = 0; i < ROUNDS; i++) {
        to = copy;
        for (s = text; *s; s++) {
            *to = *s;
            to++;
        }
        *to = 0;
        copy[i % 80] = 'a' + i % 26;
        h ^= hash(copy);
        n += words(copy);
    }
    printf("%d %d\n", h & 65535, n);
    return 0;
}
