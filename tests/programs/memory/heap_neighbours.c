//@ native
/* Blocks of the heap never lie over each other, however they were aligned, grown, given back and given out again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *filled(size_t n, char with)
{
    char *p = malloc(n);
    memset(p, with, n);
    return p;
}

static int intact(const char *p, size_t n, char with)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != with)
            return 0;
    return 1;
}

/* An aligned block grows where a small one stands behind it. */
static void grown(void)
{
    char *p = aligned_alloc(64, 64), *q = filled(16, 'q');

    memset(p, 'p', 64);
    p = realloc(p, 100);
    memset(p + 64, 'p', 36);
    printf("grown: %d %d\n", intact(p, 100, 'p'), intact(q, 16, 'q'));
    free(p);
    free(q);
}

/* Its room is given to others once it has been free for long. */
static void used_again(void)
{
    void *p;
    char *q, *all[40];

    if (posix_memalign(&p, 256, 40) != 0)
        return;
    q = filled(100, 'q');
    free(p);
    for (int i = 0; i < 300; i++)
        free(filled(4000, 'x'));
    for (int i = 0; i < 40; i++)
        all[i] = filled(280 - 4 * i, 'a' + i % 26);
    int good = intact(q, 100, 'q');
    for (int i = 0; i < 40; i++)
        good += intact(all[i], 280 - 4 * i, 'a' + i % 26);
    printf("used again: %d\n", good);
    for (int i = 0; i < 40; i++)
        free(all[i]);
    free(q);
}

/* A large one with a large alignment lies between two others. */
static void large(void)
{
    char *before = filled(300000, 'b');
    void *p;

    if (posix_memalign(&p, 1 << 20, 200000) != 0)
        return;
    memset(p, 'p', 200000);
    char *after = filled(400000, 'c');
    free(p);
    printf("large: %d %d\n", intact(before, 300000, 'b'), intact(after, 400000, 'c'));
    free(before);
    free(after);
}

/* A large one comes back at the address of one that was freed. */
static void same_address(void)
{
    free(filled(200000, 'x'));
    char *p = filled(200000, 'p');
    char *a = filled(200000, 'a'), *b = filled(200000, 'b');
    free(a);
    free(b);
    free(filled(200000, 'c'));
    p = realloc(p, 300000);
    printf("same address: %d\n", intact(p, 200000, 'p'));
    free(p);
}

int main(void)
{
    grown();
    used_again();
    large();
    same_address();
    return 0;
}
