//@ native
/* How deep each node of tsearch's tree lies (twalk(3)): as a red-black tree has it, whatever the order of the keys. */
#include <search.h>
#include <stdio.h>

static int compare(const void *a, const void *b)
{
    return (long)a < (long)b ? -1 : (long)a > (long)b;
}

static void show(const void *node, VISIT visit, int depth)
{
    if (visit == postorder || visit == leaf)
        printf(" %ld@%d%s", *(const long *)node, depth, visit == leaf ? "." : "");
}

int main(void)
{
    for (long count = 1; count < 40; count += 5) {
        void *up = NULL, *down = NULL, *mixed = NULL;
        for (long i = 1; i <= count; i++) {
            tsearch((void *)i, &up, compare);
            tsearch((void *)(count - i), &down, compare);
            tsearch((void *)(i * 37 % 101), &mixed, compare);
        }
        twalk(up, show);
        puts("");
        twalk(down, show);
        puts("");
        twalk(mixed, show);
        puts("");
    }
    return 0;
}
