// defines hcreate hsearch hdestroy hcreate_r hsearch_r hdestroy_r
/* hsearch(3): a table of fixed size; what is full stays full. */
#include <ringside/sys.h>
#include <search.h>

#define ESRCH 3
#define ENOMEM 12
#define EINVAL 22

struct __hash_slot {
    int used;
    ENTRY entry;
};

static struct hsearch_data table;

int hcreate_r(size_t count, struct hsearch_data *t)
{
    unsigned size = count < 3 ? 3 : count | 1;
    if (t->__table)
        return 0;
    t->__table = (struct __hash_slot *)BUILTIN(calloc, size, sizeof *t->__table);
    if (!t->__table) {
        errno = ENOMEM;
        return 0;
    }
    t->__size = size;
    t->__used = 0;
    return 1;
}

int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *t)
{
    unsigned h = BUILTIN(strlen, item.key);
    for (const char *p = item.key; *p; p++)
        h = h * 31 + (unsigned char)*p;
    *result = NULL;
    for (unsigned i = 0; i < t->__size; i++) {
        struct __hash_slot *s = &t->__table[(h + i) % t->__size];
        if (s->used && BUILTIN(strcmp, s->entry.key, item.key) == 0) {
            *result = &s->entry;
            return 1;
        }
        if (!s->used) {
            if (action == FIND)
                break;
            s->used = 1;
            s->entry = item;
            t->__used++;
            *result = &s->entry;
            return 1;
        }
    }
    errno = action == ENTER ? ENOMEM : ESRCH;
    return 0;
}

void hdestroy_r(struct hsearch_data *t)
{
    BUILTIN(free, t->__table);
    t->__table = NULL;
    t->__size = 0;
}

int hcreate(size_t count) { return hcreate_r(count, &table); }
void hdestroy(void) { hdestroy_r(&table); }

ENTRY *hsearch(ENTRY item, ACTION action)
{
    ENTRY *found;
    hsearch_r(item, action, &found, &table);
    return found;
}
