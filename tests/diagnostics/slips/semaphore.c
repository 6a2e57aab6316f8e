#include <semaphore.h>
#include <stdio.h>
sem_t s;
int main(void)
{
    sem_init(s, 0, 1);
    sem_wait(s);
    sem_post(&s, 1);
    sem_t *p = sem_open("/x");
    sem_init(&s, 0);
    sem_close(s);
    return 0;
}
