//@ native
/* Pointers by odd ways, all of them allowed: memory that is checked must not accuse any of it. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))

struct list { struct list *next, *prev; };
struct item { int value; struct list link; };

/* A ring whose links stand inside the items. */
static void ring(void)
{
    struct list head = { &head, &head };
    for (int i = 0; i < 3; i++) {
        struct item *it = malloc(sizeof *it);
        it->value = i;
        it->link.next = &head;
        it->link.prev = head.prev;
        head.prev->next = &it->link;
        head.prev = &it->link;
    }
    for (struct list *l = head.next, *next; l != &head; l = next) {
        next = l->next;
        struct item *it = container_of(l, struct item, link);
        printf("%d ", it->value);
        free(it);
    }
    putchar('\n');
}

/* A list with one link a node: the one before xor the one after. */
struct both { int value; uintptr_t link; };

static void exclusive_or(void)
{
    struct both a = { 1, 0 }, b = { 2, 0 }, c = { 3, 0 };
    a.link = (uintptr_t)&b;
    b.link = (uintptr_t)&a ^ (uintptr_t)&c;
    c.link = (uintptr_t)&b;
    for (struct both *p = &a, *before = NULL, *after; p; before = p, p = after) {
        printf("%d ", p->value);
        after = (struct both *)((uintptr_t)before ^ p->link);
    }
    putchar('\n');
}

/* A mark in the lowest bit; a pointer taken apart into bytes, sent through a pipe, and read back from text. */
static void disguised(void)
{
    int *p = malloc(sizeof *p);
    *p = 11;
    uintptr_t marked = (uintptr_t)p | 1;
    printf("%d\n", *(int *)(marked & ~(uintptr_t)1));
    char bytes[sizeof p];
    int *back, fd[2];
    memcpy(bytes, &p, sizeof p);
    for (size_t i = 0; i < sizeof p; i++)
        ((char *)&back)[i] = bytes[i];
    printf("%d\n", *back);
    if (pipe(fd) == 0 && write(fd[1], &p, sizeof p) == sizeof p && read(fd[0], &back, sizeof back) == sizeof back)
        printf("%d\n", *back);
    char text[32];
    void *v;
    snprintf(text, sizeof text, "%p", (void *)p);
    sscanf(text, "%p", &v);
    printf("%d\n", *(int *)v);
    free((void *)(marked - 1));
}

/* Less memory than the type asks for, and only that part used. */
struct large { int a, b; char rest[1000]; };

static void part(void)
{
    struct large *p = malloc(offsetof(struct large, rest));
    p->a = 1;
    p->b = 2;
    printf("%d\n", p->a + p->b);
    free(p);
}

/* From one struct of an array to the next, by bytes; a whole object by way of its first member. */
static void strides(void)
{
    struct item items[3] = { { 1, { NULL, NULL } }, { 2, { NULL, NULL } }, { 3, { NULL, NULL } } };
    int *value = &items[0].value, sum = 0;
    for (int i = 0; i < 3; i++, value = (int *)((char *)value + sizeof *items))
        sum += *value;
    printf("%d %d\n", sum, ((struct item *)&items[1].value)->value);
    unsigned char *byte = (unsigned char *)items, *end = byte + sizeof items;
    size_t n = 0;
    while (byte != end) {
        byte++;
        n++;
    }
    printf("%d\n", n == sizeof items);
}

/* No bytes at all, from anywhere. */
static void nothing(void)
{
    char one[1];
    memcpy(NULL, NULL, 0);
    memset(NULL, 1, 0);
    memcpy(one, one + 1, 0);
    printf("[%.*s]\n", 0, (char *)NULL);
    fwrite(one, 0, 5, stdout);
    qsort(one, 0, 1, NULL);
    free(malloc(0));
}

/* Text without an end, as long as nobody looks for the end. */
static void unended(void)
{
    char four[4], five[5] = "hello";
    strncpy(four, "abcdef", sizeof four);
    printf("%.*s %.2s %.5s %zu\n", 4, four, four, five, strnlen(five, sizeof five));
    printf("%d\n", memchr(five, 'o', 100) == five + 4);
}

int main(void)
{
    ring();
    exclusive_or();
    disguised();
    part();
    strides();
    nothing();
    unended();
    return 0;
}
