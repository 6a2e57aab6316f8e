//@ native
/* Stacks that the program gives are its own memory: what lies beside them stays, and they are ordinary memory again when
   the thread, or the handler, has ended. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char stack[64 * 1024] __attribute__((aligned(64)));
static char alternate[32 * 1024];

static void *counted(void *result)
{
    char b[5000];
    int sum = 0;

    memset(b, 1, sizeof b);
    for (size_t i = 0; i < sizeof b; i++)
        sum += b[i];
    *(int *)result = sum;
    return NULL;
}

static void on(void *addr, size_t size)
{
    pthread_t t;
    pthread_attr_t attr;
    int result = 0;

    pthread_attr_init(&attr);
    pthread_attr_setstack(&attr, addr, size);
    pthread_create(&t, &attr, counted, &result);
    pthread_join(t, NULL);
    memset(addr, 2, size);
    printf("%d %d\n", result, ((char *)addr)[size - 100]);
}

static int handled;

static void handler(int sig)
{
    char b[2000];

    memset(b, sig, sizeof b);
    handled += b[1999];
}

static volatile int done;

static int raw(void *result)
{
    char b[3000];

    memset(b, 3, sizeof b);
    *(int *)result = b[2];
    done = 1;
    syscall(SYS_exit, 0);
    return 0;
}

int main(void)
{
    on(stack, sizeof stack);
    on(stack, sizeof stack);
    char *heap = aligned_alloc(64, 65536);
    on(heap, 65536);
    free(heap);

    stack_t s = { .ss_sp = alternate, .ss_size = sizeof alternate };
    struct sigaction act = { .sa_handler = handler, .sa_flags = SA_ONSTACK };
    sigaltstack(&s, NULL);
    sigaction(SIGUSR1, &act, NULL);
    raise(SIGUSR1);
    raise(SIGUSR1);
    s.ss_flags = SS_DISABLE;
    sigaltstack(&s, NULL);
    memset(alternate, 4, sizeof alternate);
    printf("%d %d\n", handled, alternate[sizeof alternate - 1000]);

    char *high = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *low = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int result = 0;
    memset(low, 5, 65536);
    clone(raw, high + 65536, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM, &result);
    while (!done)
        sched_yield();
    printf("%d %d %d\n", result, low[0], low[65535]);
    return 0;
}
