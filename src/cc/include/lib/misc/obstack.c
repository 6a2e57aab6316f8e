// defines obstack_alloc_failed_handler obstack_exit_failure _obstack_begin _obstack_newchunk _obstack_finish _obstack_free _obstack_memory_used obstack_printf
#include <ringside/sys.h>
#include <obstack.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int vasprintf(char **restrict text, const char *restrict format, va_list args);

int obstack_exit_failure = EXIT_FAILURE;

static void out_of_memory(void)
{
    fputs("memory exhausted\n", stderr);
    exit(obstack_exit_failure);
}

void (*obstack_alloc_failed_handler)(void) = out_of_memory;

static char *aligned(struct obstack *h, char *p)
{
    unsigned long mask = h->alignment_mask;
    return (char *)(((unsigned long)p + mask) & ~mask);
}

static void take_chunk(struct obstack *h, size_t size)
{
    struct _obstack_chunk *c = h->chunkfun(size);
    if (!c)
        obstack_alloc_failed_handler();
    c->prev = h->chunk;
    c->limit = (char *)c + size;
    h->chunk = c;
    h->chunk_limit = c->limit;
}

int _obstack_begin(struct obstack *h, size_t size, size_t alignment, void *(*get)(size_t), void (*give)(void *))
{
    h->chunk_size = size ? size : 4064;
    h->alignment_mask = (alignment ? alignment : 16) - 1;
    h->chunkfun = get;
    h->freefun = give;
    h->chunk = NULL;
    take_chunk(h, h->chunk_size);
    h->next_free = h->object_base = aligned(h, h->chunk->contents);
    return 1;
}

/* Moves the object that grows to a chunk with room for so much more. Its old chunk goes if nothing else is in it. */
void _obstack_newchunk(struct obstack *h, size_t length)
{
    struct _obstack_chunk *old = h->chunk;
    size_t have = h->next_free - h->object_base, size = have + length + (have >> 3) + h->alignment_mask + 100;
    take_chunk(h, size < (size_t)h->chunk_size ? (size_t)h->chunk_size : size);
    char *base = aligned(h, h->chunk->contents);
    memcpy(base, h->object_base, have);
    if (h->object_base == aligned(h, old->contents)) {
        h->chunk->prev = old->prev;
        h->freefun(old);
    }
    h->object_base = base;
    h->next_free = base + have;
}

void *_obstack_finish(struct obstack *h)
{
    char *object = h->object_base;
    h->next_free = aligned(h, h->next_free);
    if (h->next_free > h->chunk_limit)
        h->next_free = h->chunk_limit;
    h->object_base = h->next_free;
    return object;
}

/* Frees the object and all that came after it; null frees everything. */
void _obstack_free(struct obstack *h, void *object)
{
    struct _obstack_chunk *c = h->chunk;
    char *p = object;
    while (c && ((char *)c >= p || c->limit < p)) {
        struct _obstack_chunk *before = c->prev;
        h->freefun(c);
        c = before;
    }
    h->chunk = c;
    if (c) {
        h->object_base = h->next_free = p;
        h->chunk_limit = c->limit;
    } else if (p) {
        abort();
    }
}

size_t _obstack_memory_used(struct obstack *h)
{
    size_t n = 0;
    for (struct _obstack_chunk *c = h->chunk; c; c = c->prev)
        n += c->limit - (char *)c;
    return n;
}

int obstack_printf(struct obstack *restrict h, const char *restrict format, ...)
{
    char *text;
    va_list args;
    va_start(args, format);
    int n = vasprintf(&text, format, args);
    va_end(args);
    if (n < 0)
        return -1;
    obstack_grow(h, text, n);
    free(text);
    return n;
}
