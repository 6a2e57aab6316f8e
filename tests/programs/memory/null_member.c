//@ exit: 126
/* Reads a member of nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct node { int value[4]; struct node *next; } *n = NULL;

    return n->next != NULL;
}
