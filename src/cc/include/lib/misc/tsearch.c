// defines tsearch tfind tdelete twalk twalk_r tdestroy lfind lsearch insque remque
/* tsearch(3): a binary tree; lsearch(3): a table searched from its beginning; insque(3): a list of two links. */
#include <ringside/sys.h>
#include <search.h>

typedef int compare_t(const void *, const void *);

/* The tree is a red-black one: no red node has a red child, and every way down meets as many black ones. */
struct node {
    const void *key;
    struct node *left, *right;
    int red;
};

static int is_red(const struct node *n)
{
    return n && n->red;
}

/* On the way down to a new leaf: a node with two red children is turned over, red with two black ones. If its parent
   is red, the grandparent is rotated, so that the middle one of the three stands above the two others. */
static void split(struct node **at, struct node **parent, struct node **grand, int side, int parent_side, int new)
{
    struct node *n = *at;
    if (!new && !(is_red(n->left) && is_red(n->right)))
        return;
    n->red = 1;
    if (n->left)
        n->left->red = 0;
    if (n->right)
        n->right->red = 0;
    if (!parent || !(*parent)->red)
        return;
    struct node *p = *parent, *g = *grand;
    if ((side > 0) != (parent_side > 0)) {
        p->red = 1;
        g->red = 1;
        n->red = 0;
        if (side < 0) {
            p->left = n->right;
            n->right = p;
            g->right = n->left;
            n->left = g;
        } else {
            p->right = n->left;
            n->left = p;
            g->left = n->right;
            n->right = g;
        }
        *grand = n;
    } else {
        *grand = p;
        p->red = 0;
        g->red = 1;
        if (side < 0) {
            g->left = p->right;
            p->right = g;
        } else {
            g->right = p->left;
            p->left = g;
        }
    }
}

void *tsearch(const void *key, void **root, compare_t *compare)
{
    struct node **at = (struct node **)root, **parent = NULL, **grand = NULL;
    int side = 0, parent_side = 0;
    if (!root)
        return NULL;
    if (*at)
        (*at)->red = 0;
    while (*at) {
        struct node *n = *at;
        int c = compare(key, n->key);
        if (c == 0)
            return n;
        split(at, parent, grand, side, parent_side, 0);
        /* A rotation may have moved the node; its way down goes on at itself. */
        struct node **next = c < 0 ? &n->left : &n->right;
        if (!*next) {
            struct node *made = (struct node *)BUILTIN(calloc, 1, sizeof *made);
            if (!made)
                return NULL;
            made->key = key;
            made->red = 1;
            *next = made;
            if (next != (struct node **)root)
                split(next, at, parent, c, side, 1);
            return made;
        }
        grand = parent;
        parent = at;
        at = next;
        parent_side = side;
        side = c;
    }
    struct node *n = (struct node *)BUILTIN(calloc, 1, sizeof *n);
    if (n) {
        n->key = key;
        n->red = 1;
    }
    *at = n;
    return n;
}

void *tfind(const void *key, void *const *root, compare_t *compare)
{
    struct node *n = root ? *root : NULL;
    while (n) {
        int c = compare(key, n->key);
        if (c == 0)
            return n;
        n = c < 0 ? n->left : n->right;
    }
    return NULL;
}

void *tdelete(const void *restrict key, void **restrict root, compare_t *compare)
{
    struct node **at = (struct node **)root, *parent = NULL;
    if (!root)
        return NULL;
    while (*at) {
        int c = compare(key, (*at)->key);
        if (c == 0)
            break;
        parent = *at;
        at = c < 0 ? &(*at)->left : &(*at)->right;
    }
    struct node *gone = *at;
    if (!gone)
        return NULL;
    if (gone->left && gone->right) {
        struct node **next = &gone->right;
        while ((*next)->left)
            next = &(*next)->left;
        struct node *n = *next;
        gone->key = n->key;
        *next = n->right;
        gone = n;
    } else {
        *at = gone->left ? gone->left : gone->right;
    }
    BUILTIN(free, gone);
    /* The parent's address, or something that is not NULL if the root went. */
    return parent ? (void *)parent : (void *)root;
}

static void walk(const struct node *n, void (*action)(const void *, VISIT, int), int depth)
{
    if (!n->left && !n->right) {
        action(n, leaf, depth);
        return;
    }
    action(n, preorder, depth);
    if (n->left)
        walk(n->left, action, depth + 1);
    action(n, postorder, depth);
    if (n->right)
        walk(n->right, action, depth + 1);
    action(n, endorder, depth);
}

void twalk(const void *root, void (*action)(const void *, VISIT, int))
{
    if (root && action)
        walk(root, action, 0);
}

static void walk_r(const struct node *n, void (*action)(const void *, VISIT, void *), void *closure)
{
    if (!n->left && !n->right) {
        action(n, leaf, closure);
        return;
    }
    action(n, preorder, closure);
    if (n->left)
        walk_r(n->left, action, closure);
    action(n, postorder, closure);
    if (n->right)
        walk_r(n->right, action, closure);
    action(n, endorder, closure);
}

void twalk_r(const void *root, void (*action)(const void *, VISIT, void *), void *closure)
{
    if (root && action)
        walk_r(root, action, closure);
}

void tdestroy(void *root, void (*release)(void *))
{
    struct node *n = root;
    if (!n)
        return;
    tdestroy(n->left, release);
    tdestroy(n->right, release);
    release((void *)n->key);
    BUILTIN(free, n);
}

void *lfind(const void *key, const void *base, size_t *count, size_t size, compare_t *compare)
{
    for (size_t i = 0; i < *count; i++)
        if (compare(key, (const char *)base + i * size) == 0)
            return (char *)base + i * size;
    return NULL;
}

void *lsearch(const void *key, void *base, size_t *count, size_t size, compare_t *compare)
{
    void *found = lfind(key, base, count, size, compare);
    if (!found) {
        found = (char *)base + *count * size;
        BUILTIN(memcpy, found, key, size);
        ++*count;
    }
    return found;
}

struct element { struct element *next, *previous; };

void insque(void *element, void *previous)
{
    struct element *e = element, *p = previous;
    e->next = p ? p->next : NULL;
    e->previous = p;
    if (p)
        p->next = e;
    if (e->next)
        e->next->previous = e;
}

void remque(void *element)
{
    struct element *e = element;
    if (e->next)
        e->next->previous = e->previous;
    if (e->previous)
        e->previous->next = e->next;
}
