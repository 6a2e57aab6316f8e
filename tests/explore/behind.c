/* Memory without a variable of its own is named by the pointer that leads to it. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
struct buffer {
    int free, slots[2];
};
struct buffer *shared;

void *run(void *arg)
{
    struct buffer *b = arg;
    b->slots[1]++;
    return NULL;
}

int main(void)
{
#ifdef MAPPED
    shared = mmap(0, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
#else
    shared = calloc(1, sizeof *shared);
#endif
    pthread_t t;
    pthread_create(&t, NULL, run, shared);
    shared->slots[1]++;
    pthread_join(t, NULL);
    return shared->slots[1] == 0;
}
