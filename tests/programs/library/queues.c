//@ native
// sys/queue.h's lists and tail queues.
#define _GNU_SOURCE
#include <stdio.h>

#include <sys/queue.h>
struct item {
    int n;
    TAILQ_ENTRY(item) tail;
    LIST_ENTRY(item) list;
    STAILQ_ENTRY(item) simple;
};
TAILQ_HEAD(tails, item);
LIST_HEAD(lists, item);
STAILQ_HEAD(simples, item);
int main(void)
{
    struct tails t = TAILQ_HEAD_INITIALIZER(t);
    struct lists l;
    struct simples s;
    struct item i[4] = { { 1 }, { 2 }, { 3 }, { 4 } }, *e;
    LIST_INIT(&l);
    STAILQ_INIT(&s);
    for (int k = 0; k < 4; k++) {
        TAILQ_INSERT_TAIL(&t, &i[k], tail);
        LIST_INSERT_HEAD(&l, &i[k], list);
        STAILQ_INSERT_TAIL(&s, &i[k], simple);
    }
    TAILQ_REMOVE(&t, &i[1], tail);
    LIST_REMOVE(&i[0], list);
    STAILQ_REMOVE(&s, &i[3], item, simple);
    TAILQ_FOREACH(e, &t, tail) printf("%d ", e->n);
    TAILQ_FOREACH_REVERSE(e, &t, tails, tail) printf("%d ", e->n);
    LIST_FOREACH(e, &l, list) printf("%d ", e->n);
    STAILQ_FOREACH(e, &s, simple) printf("%d ", e->n);
    printf("%d %d\n", TAILQ_FIRST(&t)->n, TAILQ_LAST(&t, tails)->n);
    return 0;
}
