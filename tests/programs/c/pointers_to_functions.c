//@ native
/* Functions as values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int binary(int, int);
typedef void (*visitor)(const char *);

static int add(int a, int b) { return a + b; }
static int subtract(int a, int b) { return a - b; }
static void shout(const char *s) { printf("%s!\n", s); }

static int fold(binary *f, int n, const int *a)
{
    int r = a[0];
    for (int i = 1; i < n; i++)
        r = f(r, a[i]);
    return r;
}

static binary *choose(char c)
{
    return c == '+' ? add : c == '-' ? &subtract : NULL;
}

static int (*twice(int (*f)(int, int)))(int, int)
{
    return f;
}

static int by_length(const void *a, const void *b)
{
    return (int)strlen(*(char *const *)a) - (int)strlen(*(char *const *)b);
}

struct operation { const char *name; int (*run)(int, int); };

static const struct operation table[] = { { "add", add }, { "subtract", subtract } };

int main(void)
{
    int numbers[] = { 10, 3, 2 };
    printf("%d %d\n", fold(add, 3, numbers), fold(subtract, 3, numbers));
    printf("%d %d %d\n", choose('+')(1, 2), (*choose('-'))(1, 2), (***choose('-'))(5, 2));
    printf("%d\n", choose('*') == NULL);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        printf("%s %d\n", table[i].name, table[i].run(6, 4));
    visitor v = shout;
    v("hey");
    printf("%d\n", twice(add)(2, 2));
    int (*array[2])(int, int) = { add, subtract };
    printf("%d %zu\n", array[1](9, 4), sizeof array);
    const char *words[] = { "three", "a", "to" };
    qsort(words, 3, sizeof *words, by_length);
    printf("%s %s %s\n", words[0], words[1], words[2]);
    void *p = (void *)add;
    printf("%d\n", ((int (*)(int, int))p)(20, 22));
    return 0;
}
