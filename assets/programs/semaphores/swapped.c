/* The bounded buffer with two lines swapped in put. */
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define SLOTS 3

struct buffer {
    sem_t free, used, mutex;
    int in, out;
    char slot[SLOTS];
};

static void put(struct buffer *b, char c)
{
    sem_wait(&b->mutex);       /* takes the lock first ... */
    sem_wait(&b->free);         /* ... and then waits for a slot */
    b->slot[b->in] = c;
    b->in = (b->in + 1) % SLOTS;
    sem_post(&b->mutex);
    sem_post(&b->used);
}

static char get(struct buffer *b)
{
    sem_wait(&b->used);         /* is there a used one? */
    sem_wait(&b->mutex);
    char c = b->slot[b->out];
    b->out = (b->out + 1) % SLOTS;
    sem_post(&b->mutex);
    sem_post(&b->free);
    return c;
}

int main(void)
{
    struct buffer *b = mmap(NULL, sizeof *b, PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&b->free, 1, SLOTS);
    sem_init(&b->used, 1, 0);
    sem_init(&b->mutex, 1, 1);

    if (fork() == 0) {          /* the consumer */
        for (int i = 0; i < 6; i++)
            putchar(get(b));
        putchar('\n');
        return 0;
    }

    for (const char *p = "kettle"; *p != '\0'; p++)
        put(b, *p);             /* the producer */
    wait(NULL);
    return 0;
}
