//@ native
/* A struct whose last member has as many elements as were asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>

struct text { size_t length; char bytes[]; };
struct matrix { int rows, columns; double cell[]; };

static struct text greeting = { 5, "hello" };

static struct text *join(const struct text *a, const struct text *b)
{
    struct text *t = malloc(sizeof *t + a->length + b->length + 1);
    t->length = a->length + b->length;
    memcpy(t->bytes, a->bytes, a->length);
    memcpy(t->bytes + a->length, b->bytes, b->length);
    t->bytes[t->length] = '\0';
    return t;
}

int main(void)
{
    printf("%zu %zu\n", sizeof(struct text), offsetof(struct matrix, cell));
    struct text *twice = join(&greeting, &greeting);
    printf("%s %zu\n", twice->bytes, twice->length);
    struct matrix *m = malloc(sizeof *m + 6 * sizeof m->cell[0]);
    m->rows = 2;
    m->columns = 3;
    for (int i = 0; i < 6; i++)
        m->cell[i] = i * 1.5;
    printf("%g\n", m->cell[5]);
    m = realloc(m, offsetof(struct matrix, cell[8]));
    m->cell[7] = 7;
    printf("%g %g\n", m->cell[5], m->cell[7]);
    free(m);
    free(twice);
    return 0;
}
