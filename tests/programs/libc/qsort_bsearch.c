//@ native
/* Sorting and searching. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { char name[12]; int age; };

static int by_age(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    return x->age - y->age;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct person *)a)->name, ((const struct person *)b)->name);
}

static int ints(const void *a, const void *b)
{
    return (*(int *)a > *(int *)b) - (*(int *)a < *(int *)b);
}

static int strings(const void *a, const void *b)
{
    return strcmp(*(char **)a, *(char **)b);
}

int main(void)
{
    struct person people[] = { { "Mia", 30 }, { "Ben", 25 }, { "Zoe", 30 }, { "Ada", 41 }, { "Tom", 25 }, { "Eva", 30 } };
    int n = sizeof people / sizeof *people, list[1000], key = 500, *at;
    char *words[] = { "pear", "apple", "fig", "banana" };
    /* glibc's is stable as long as memory lasts. */
    qsort(people, n, sizeof *people, by_age);
    for (int i = 0; i < n; i++)
        printf("%s %d\n", people[i].name, people[i].age);
    qsort(people, n, sizeof *people, by_name);
    for (int i = 0; i < n; i++)
        printf("%s\n", people[i].name);
    struct person wanted = { "Tom" }, *found = bsearch(&wanted, people, n, sizeof *people, by_name);
    printf("%s %d\n", found->name, found->age);
    strcpy(wanted.name, "Nobody");
    printf("%d\n", bsearch(&wanted, people, n, sizeof *people, by_name) == NULL);
    for (int i = 0; i < 1000; i++)
        list[i] = i * 7919 % 1000;
    qsort(list, 1000, sizeof *list, ints);
    at = bsearch(&key, list, 1000, sizeof *list, ints);
    printf("%d %d %d\n", list[0], list[999], (int)(at - list));
    qsort(words, 4, sizeof *words, strings);
    printf("%s %s %s %s\n", words[0], words[1], words[2], words[3]);
    qsort(list, 0, sizeof *list, ints);
    return 0;
}
