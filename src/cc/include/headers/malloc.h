/* malloc.h */
#ifndef _MALLOC_H
#define _MALLOC_H 1
#include <stddef.h>
#include <stdio.h>
void *malloc(size_t size) __attribute_warn_unused_result__;
void *calloc(size_t count, size_t size) __attribute_warn_unused_result__;
void *realloc(void *p, size_t size) __attribute_warn_unused_result__;
void free(void *p);
void *memalign(size_t alignment, size_t size);
void *valloc(size_t size);
void *pvalloc(size_t size);
size_t malloc_usable_size(void *p);
/* How the heap is laid out (mallopt(3)). There is one layout here, which checks every access: settings are taken and
   change nothing. */
#define M_MXFAST 1
#define M_TRIM_THRESHOLD (-1)
#define M_TOP_PAD (-2)
#define M_MMAP_THRESHOLD (-3)
#define M_MMAP_MAX (-4)
#define M_CHECK_ACTION (-5)
#define M_PERTURB (-6)
#define M_ARENA_TEST (-7)
#define M_ARENA_MAX (-8)
int mallopt(int parameter, int value);
int malloc_trim(size_t pad);
struct mallinfo {
    int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo mallinfo(void) __attribute_deprecated__;
struct mallinfo2 mallinfo2(void);
void malloc_stats(void);
int malloc_info(int options, FILE *f);
#endif
