/* A stack without locks: whoever pushes and pops swings its head by compare and swap (Treiber 1986). */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
struct node {
    int value;
    struct node *next;
};
_Atomic(struct node *) head;

void push(int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    while (!atomic_compare_exchange_weak(&head, &n->next, n))
        ;
}

int pop(void)
{
    struct node *n = head;
    while (n && !atomic_compare_exchange_weak(&head, &n, n->next))
        ;
    if (n == NULL)
        return 0;
    int value = n->value;
#ifdef FREE
    free(n);
#endif
    return value;
}

void *popper(void *sum)
{
    atomic_fetch_add((atomic_int *)sum, pop());
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    atomic_int sum = 0;
    push(1);
    push(2);
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, popper, &sum);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", sum);
    return 0;
}
