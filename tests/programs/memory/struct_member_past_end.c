//@ exit: 126
/* Past the last member of a struct on the heap. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct node { int value; struct node *next; } *n = malloc(sizeof(int));

    n->next = NULL;
    return 0;
}
