//@ native
// Vectors of strings in one block: argz and envz.
#define _GNU_SOURCE
#include <argz.h>
#include <envz.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void show(const char *what, char *argz, size_t n)
{
    printf("%s: %zu bytes, %zu:", what, n, argz_count(argz, n));
    for (char *p = NULL; (p = argz_next(argz, n, p));)
        printf(" [%s]", p);
    printf("\n");
}

int main(void)
{
    char *a = NULL, *words[] = { "one", "two", "three", NULL };
    size_t n = 0;
    printf("%d\n", argz_create(words, &a, &n));
    show("create", a, n);
    argz_add(&a, &n, "four");
    argz_add_sep(&a, &n, "::five::six:", ':');
    show("add", a, n);
    argz_insert(&a, &n, strstr(a, "ne"), "zero");
    show("insert", a, n);
    argz_insert(&a, &n, NULL, "last");
    argz_delete(&a, &n, argz_next(a, n, a));
    show("delete", a, n);
    unsigned count = 0;
    argz_replace(&a, &n, "o", "00", &count);
    show("replace", a, n);
    printf("replaced %u\n", count);
    char *list[20];
    argz_extract(a, n, list);
    printf("extract %s %s\n", list[0], list[2]);
    argz_append(&a, &n, "x\0y", 4);
    show("append", a, n);
    argz_stringify(a, n, ',');
    printf("%s\n", a);
    free(a);

    argz_create_sep("PATH=/bin,HOME=/root,EMPTY=,NONE,PA=1", ',', &a, &n);
    show("envz", a, n);
    printf("%s %s %s\n", envz_get(a, n, "PATH"), envz_get(a, n, "EMPTY"), envz_get(a, n, "NONE") ? "?" : "null");
    printf("%s %s\n", envz_entry(a, n, "NONE"), envz_get(a, n, "P") ? "?" : "null");
    envz_add(&a, &n, "HOME", "/home");
    envz_add(&a, &n, "NEW", NULL);
    show("set", a, n);
    envz_strip(&a, &n);
    show("strip", a, n);
    char *b;
    size_t m;
    argz_create_sep("PATH=/usr/bin:X=1", ':', &b, &m);
    envz_merge(&a, &n, b, m, 0);
    show("merge", a, n);
    envz_merge(&a, &n, b, m, 1);
    show("override", a, n);
    envz_remove(&a, &n, "X");
    show("remove", a, n);
    while (n)
        argz_delete(&a, &n, a);
    printf("%s\n", a ? "left" : "nothing");
    return 0;
}
