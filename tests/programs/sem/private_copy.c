//@ native
// A semaphore in private memory is copied by fork: the child's post is not seen.
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static sem_t s;
int main(void)
{
    int v;
    sem_init(&s, 0, 0);
    if (fork() == 0) {
        sem_post(&s);
        sem_getvalue(&s, &v);
        printf("child %d\n", v);
        return 0;
    }
    wait(NULL);
    sem_getvalue(&s, &v);
    printf("parent %d\n", v);
    return 0;
}
