//@ native
// Two processes take turns by two semaphores in shared memory.
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    sem_t ping, pong;
    int value;
};

int main(void)
{
    struct shared *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (s == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    sem_init(&s->ping, 1, 1);
    sem_init(&s->pong, 1, 0);
    setbuf(stdout, NULL);
    if (fork() == 0) {
        for (int i = 0; i < 3; i++) {
            sem_wait(&s->pong);
            printf("child  %d\n", s->value++);
            sem_post(&s->ping);
        }
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        sem_wait(&s->ping);
        printf("parent %d\n", s->value++);
        sem_post(&s->pong);
    }
    wait(NULL);
    int left;
    sem_getvalue(&s->ping, &left);
    printf("value %d, ping %d\n", s->value, left);
    return 0;
}
