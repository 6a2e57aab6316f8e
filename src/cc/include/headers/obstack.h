/* obstack.h -- stacks of objects that grow (the GNU C Library's manual, "Obstacks"). The program says how chunks are
   got and given back: obstack_chunk_alloc and obstack_chunk_free. */
#ifndef _OBSTACK_H
#define _OBSTACK_H 1
#include <stddef.h>
#include <string.h>
struct _obstack_chunk {
    char *limit;
    struct _obstack_chunk *prev;
    char contents[4];
};
struct obstack {
    long chunk_size;
    struct _obstack_chunk *chunk;
    char *object_base;
    char *next_free;
    char *chunk_limit;
    int alignment_mask;
    void *(*chunkfun)(size_t size);
    void (*freefun)(void *chunk);
};
extern void (*obstack_alloc_failed_handler)(void);
extern int obstack_exit_failure;
int _obstack_begin(struct obstack *h, size_t size, size_t alignment, void *(*get)(size_t), void (*give)(void *));
void _obstack_newchunk(struct obstack *h, size_t length);
void *_obstack_finish(struct obstack *h);
void _obstack_free(struct obstack *h, void *object);
size_t _obstack_memory_used(struct obstack *h);
int obstack_printf(struct obstack *restrict h, const char *restrict format, ...);
#define obstack_init(h) \
    _obstack_begin((h), 0, 0, (void *(*)(size_t))obstack_chunk_alloc, (void (*)(void *))obstack_chunk_free)
#define obstack_begin(h, size) \
    _obstack_begin((h), (size), 0, (void *(*)(size_t))obstack_chunk_alloc, (void (*)(void *))obstack_chunk_free)
#define obstack_chunkfun(h, f) ((h)->chunkfun = (void *(*)(size_t))(f))
#define obstack_freefun(h, f) ((h)->freefun = (void (*)(void *))(f))
#define obstack_base(h) ((void *)(h)->object_base)
#define obstack_next_free(h) ((void *)(h)->next_free)
#define obstack_object_size(h) ((size_t)((h)->next_free - (h)->object_base))
#define obstack_room(h) ((size_t)((h)->chunk_limit - (h)->next_free))
#define obstack_alignment_mask(h) ((h)->alignment_mask)
#define obstack_chunk_size(h) ((h)->chunk_size)
#define obstack_memory_used(h) _obstack_memory_used(h)
#define obstack_make_room(h, n) ((void)(obstack_room(h) < (size_t)(n) ? _obstack_newchunk((h), (n)) : (void)0))
#define obstack_blank_fast(h, n) ((void)((h)->next_free += (n)))
#define obstack_1grow_fast(h, c) ((void)(*(h)->next_free++ = (c)))
#define obstack_ptr_grow_fast(h, p) \
    __extension__({ struct obstack *__f = (h); const void *__v = (p); memcpy(__f->next_free, &__v, sizeof __v); \
                    __f->next_free += sizeof __v; (void)0; })
#define obstack_int_grow_fast(h, i) \
    __extension__({ struct obstack *__f = (h); int __v = (i); memcpy(__f->next_free, &__v, sizeof __v); \
                    __f->next_free += sizeof __v; (void)0; })
#define obstack_blank(h, n) \
    __extension__({ struct obstack *__o = (h); int __n = (n); \
                    if (__n > 0) obstack_make_room(__o, __n); obstack_blank_fast(__o, __n); })
#define obstack_grow(h, from, n) \
    __extension__({ struct obstack *__o = (h); size_t __n = (n); obstack_make_room(__o, __n); \
                    memcpy(__o->next_free, (from), __n); __o->next_free += __n; (void)0; })
#define obstack_grow0(h, from, n) \
    __extension__({ struct obstack *__o = (h); size_t __n = (n); obstack_make_room(__o, __n + 1); \
                    memcpy(__o->next_free, (from), __n); __o->next_free += __n; *__o->next_free++ = 0; (void)0; })
#define obstack_1grow(h, c) \
    __extension__({ struct obstack *__o = (h); obstack_make_room(__o, 1); obstack_1grow_fast(__o, (c)); })
#define obstack_ptr_grow(h, p) \
    __extension__({ struct obstack *__o = (h); obstack_make_room(__o, sizeof(void *)); obstack_ptr_grow_fast(__o, (p)); })
#define obstack_int_grow(h, i) \
    __extension__({ struct obstack *__o = (h); obstack_make_room(__o, sizeof(int)); obstack_int_grow_fast(__o, (i)); })
#define obstack_finish(h) _obstack_finish(h)
#define obstack_alloc(h, n) \
    __extension__({ struct obstack *__h = (h); obstack_blank(__h, (n)); _obstack_finish(__h); })
#define obstack_copy(h, from, n) \
    __extension__({ struct obstack *__h = (h); obstack_grow(__h, (from), (n)); _obstack_finish(__h); })
#define obstack_copy0(h, from, n) \
    __extension__({ struct obstack *__h = (h); obstack_grow0(__h, (from), (n)); _obstack_finish(__h); })
#define obstack_free(h, object) _obstack_free((h), (object))
#endif
