/* Structs and pointers: a binary tree and a list in the heap, walked over and over. */
#include <stdio.h>
#include <stdlib.h>

struct node {
    int key, hits;
    struct node *left, *right;
};

static struct node *insert(struct node *n, int key)
{
    if (!n) {
        n = malloc(sizeof *n);
        n->key = key;
        n->hits = 0;
        n->left = n->right = NULL;
    } else if (key < n->key) {
        n->left = insert(n->left, key);
    } else if (key > n->key) {
        n->right = insert(n->right, key);
    }
    return n;
}

static struct node *find(struct node *n, int key)
{
    while (n && n->key != key)
        n = key < n->key ? n->left : n->right;
    return n;
}

static void drop(struct node *n)
{
    if (n) {
        drop(n->left);
        drop(n->right);
        free(n);
    }
}

int main(void)
{
    struct node *root = NULL;
    unsigned x = 12345;
    for (int i = 0; i < 20000; i++) {
        x = x * 1103515245u + 12345u;
        root = insert(root, (int)(x >> 8 & 0xffff));
    }
    int found = 0;
    for (int i = 0; i < 300000; i++) {
        x = x * 1103515245u + 12345u;
        struct node *n = find(root, (int)(x >> 8 & 0xffff));
        if (n) {
            n->hits++;
            found += n->hits > 2;
        }
    }
    printf("%d\n", found);
    drop(root);
    return 0;
}
