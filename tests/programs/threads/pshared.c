//@ native
// A mutex and a condition variable shared between processes.
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
struct s { pthread_mutex_t m; pthread_cond_t c; int ready; };
int main(void)
{
    struct s *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t a;
    pthread_condattr_t b;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_setpshared(&a, PTHREAD_PROCESS_SHARED);
    pthread_condattr_init(&b);
    pthread_condattr_setpshared(&b, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&s->m, &a);
    pthread_cond_init(&s->c, &b);
    if (fork() == 0) {
        pthread_mutex_lock(&s->m);
        s->ready = 1;
        pthread_cond_signal(&s->c);
        pthread_mutex_unlock(&s->m);
        _exit(0);
    }
    pthread_mutex_lock(&s->m);
    while (!s->ready)
        pthread_cond_wait(&s->c, &s->m);
    pthread_mutex_unlock(&s->m);
    wait(NULL);
    puts("ready");
    return 0;
}
