#include <stdio.h>
#include <stdlib.h>
struct node { int v; struct node *next; };
int main(void)
{
    struct node n = malloc(sizeof(struct node));
    struct node *p = malloc(sizeof(struct node));
    p.v = 1;
    struct node *q = p->next->nxt;
    p = n;
    return 0;
}
