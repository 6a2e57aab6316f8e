//@ native
// Obstacks: objects that grow, chunks that the program gets and gives back itself.
#include <obstack.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int chunks;
static void *get(size_t n) { chunks++; return malloc(n); }
static void give(void *p) { chunks--; free(p); }
#define obstack_chunk_alloc get
#define obstack_chunk_free give

int main(void)
{
    struct obstack o;
    obstack_init(&o);
    char *first = obstack_copy0(&o, "first", 5);
    for (int i = 0; i < 5; i++)
        obstack_1grow(&o, 'a' + i);
    obstack_grow0(&o, "end", 3);
    printf("%zu\n", (size_t)obstack_object_size(&o));
    char *second = obstack_finish(&o);
    printf("%s %s\n", first, second);
    int *numbers;
    for (int i = 0; i < 2000; i++)
        obstack_int_grow(&o, i * i);
    numbers = obstack_finish(&o);
    printf("%d %d %d\n", numbers[0], numbers[44], numbers[1999]);
    for (int i = 0; i < 3; i++)
        obstack_ptr_grow(&o, i ? second : first);
    char **table = obstack_finish(&o);
    printf("%s %s\n", table[0], table[2]);
    obstack_printf(&o, "%s-%d", "text", 42);
    obstack_1grow(&o, '\0');
    char *text = obstack_finish(&o);
    printf("%s %d\n", text, (int)((unsigned long)text % 8));
    long *longs = obstack_alloc(&o, 4 * sizeof(long));
    longs[3] = 7;
    void *mark = obstack_base(&o);
    obstack_blank(&o, 100);
    obstack_blank(&o, -60);
    printf("%zu\n", (size_t)obstack_object_size(&o));
    obstack_free(&o, mark);
    printf("%zu %ld\n", (size_t)obstack_object_size(&o), longs[3]);
    obstack_free(&o, second);
    char *again = obstack_copy(&o, "again", 6);
    printf("%d %s\n", again == second, first);
    obstack_free(&o, NULL);
    printf("%d chunks\n", chunks);
    return 0;
}
