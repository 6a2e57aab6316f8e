//@ native
// search.h: hash tables, trees, linear search and queues.
#define _GNU_SOURCE
#include <errno.h>
#include <search.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int by_int(const void *a, const void *b) { return (*(int *)a > *(int *)b) - (*(int *)a < *(int *)b); }
static void show(const void *node, VISIT which, int depth)
{
    if (which == postorder || which == leaf)
        printf("%d ", **(int **)node);
}
struct q { struct q *next, *prev; int n; };
int main(void)
{
    int v[] = { 50, 20, 70, 10, 30, 60, 80 }, more[10] = { 3, 1 }, four = 4, one = 1;
    void *root = NULL;
    for (int i = 0; i < 7; i++)
        tsearch(&v[i], &root, by_int);
    twalk(root, show);
    printf("\n");
    int key = 70;
    say("found", **(int **)tfind(&key, &root, by_int) == 70);
    tdelete(&key, &root, by_int);
    say("deleted", tfind(&key, &root, by_int) == NULL);
    twalk(root, show);
    printf("\n");
    hcreate(10);
    char *names[] = { "alpha", "beta", "gamma" };
    for (long i = 0; i < 3; i++)
        hsearch((ENTRY){ names[i], (void *)i }, ENTER);
    ENTRY *e = hsearch((ENTRY){ "beta", NULL }, FIND);
    say("in the hash table", e && (long)e->data == 1);
    say("not in it", hsearch((ENTRY){ "delta", NULL }, FIND) == NULL);
    hdestroy();
    size_t n = 2;
    say("lfind", lfind(&one, more, &n, sizeof(int), by_int) == &more[1]);
    lsearch(&four, more, &n, sizeof(int), by_int);
    say("lsearch adds", n == 3 && more[2] == 4);
    struct q a = { 0, 0, 1 }, b = { 0, 0, 2 };
    insque(&a, NULL);
    insque(&b, &a);
    say("insque", a.next == &b && b.prev == &a);
    remque(&b);
    say("remque", a.next == NULL);
    return 0;
}
