/* Structs and pointers: a binary tree in the heap, walked over and over. */
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 300000

struct node {
    int key;
    int hits;
    struct node *left;
    struct node *right;
};

struct node *insert(struct node *n, int key)
{
    if (n == NULL) {
        n = malloc(sizeof(struct node));
        n->key = key;
        n->hits = 0;
        n->left = NULL;
        n->right = NULL;
    } else if (key < n->key) {
        n->left = insert(n->left, key);
    } else if (key > n->key) {
        n->right = insert(n->right, key);
    }
    return n;
}

struct node *find(struct node *n, int key)
{
    while (n != NULL && n->key != key) {
        if (key < n->key)
            n = n->left;
        else
            n = n->right;
    }
    return n;
}

void drop(struct node *n)
{
    if (n != NULL) {
        drop(n->left);
        drop(n->right);
        free(n);
    }
}

int main(void)
{
    struct node *root = NULL;
    struct node *n;
    unsigned int x = 12345;
    int found = 0;
    int i;
    for (i = 0; i < ROUNDS / 15; i++) {
        x = x * 1103515245 + 12345;
        root = insert(root, x >> 8 & 65535);
    }
    for (i = 0; i < ROUNDS; i++) {
        x = x * 1103515245 + 12345;
        n = find(root, x >> 8 & 65535);
        if (n != NULL) {
            n->hits++;
            if (n->hits > 2)
                found++;
        }
    }
    drop(root);
    printf("%d\n", found);
    return 0;
}
