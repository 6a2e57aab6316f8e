/* search.h -- tables, trees and lists (hsearch(3), tsearch(3), lsearch(3), insque(3)). */
#ifndef _SEARCH_H
#define _SEARCH_H 1
#include <features.h>
#include <ringside/systypes.h>
typedef enum { FIND, ENTER } ACTION;
typedef enum { preorder, postorder, endorder, leaf } VISIT;
typedef struct entry {
    char *key;
    void *data;
} ENTRY;
struct hsearch_data {
    struct __hash_slot *__table;
    unsigned __size, __used;
};
int hcreate(size_t count);
ENTRY *hsearch(ENTRY item, ACTION action);
void hdestroy(void);
int hcreate_r(size_t count, struct hsearch_data *table);
int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *table);
void hdestroy_r(struct hsearch_data *table);
void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *));
void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *));
void *tdelete(const void *restrict key, void **restrict root, int (*compare)(const void *, const void *));
void twalk(const void *root, void (*action)(const void *node, VISIT which, int depth));
void twalk_r(const void *root, void (*action)(const void *node, VISIT which, void *closure), void *closure);
void tdestroy(void *root, void (*release)(void *));
void *lfind(const void *key, const void *base, size_t *count, size_t size, int (*compare)(const void *, const void *));
void *lsearch(const void *key, void *base, size_t *count, size_t size, int (*compare)(const void *, const void *));
#ifdef _GNU_SOURCE
struct qelem {
    struct qelem *q_forw;
    struct qelem *q_back;
    char q_data[1];
};
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
void insque(void *element, void *previous);
void remque(void *element);
#endif
#endif
