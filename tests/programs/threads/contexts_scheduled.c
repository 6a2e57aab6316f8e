//@ native
/* Three tasks under one thread, taken off the processor by a timer: its handler goes over to the scheduler's context, and
   comes back to its own when the task has its next turn. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

#define TASKS 3
#define SIZE 65536
#define WORK 200000

static ucontext_t scheduler, task[TASKS];
static volatile int current = -1, finished[TASKS], taken_off;
static volatile long work[TASKS];

static void tick(int s)
{
    int me = current;
    if (me < 0)
        return;
    taken_off++;
    swapcontext(&task[me], &scheduler);
}

static void body(int id)
{
    while (work[id] < WORK)
        work[id]++;
    finished[id] = 1;
}

int main(void)
{
    for (int i = 0; i < TASKS; i++) {
        getcontext(&task[i]);
        task[i].uc_stack.ss_sp = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        task[i].uc_stack.ss_size = SIZE;
        task[i].uc_link = &scheduler;
        sigemptyset(&task[i].uc_sigmask);
        makecontext(&task[i], (void (*)(void))body, 1, i);
    }
    struct sigaction sa = { .sa_handler = tick };
    sigaction(SIGVTALRM, &sa, NULL);
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGVTALRM);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    struct itimerval every = { { 0, 50 }, { 0, 50 } };
    setitimer(ITIMER_VIRTUAL, &every, NULL);
    for (int left = TASKS, i = 0; left; i = (i + 1) % TASKS) {
        if (finished[i])
            continue;
        current = i;
        swapcontext(&scheduler, &task[i]);
        current = -1;
        left -= finished[i];
    }
    memset(&every, 0, sizeof every);
    setitimer(ITIMER_VIRTUAL, &every, NULL);
    for (int i = 0; i < TASKS; i++)
        printf("task %d: %ld\n", i, work[i]);
    return 0;
}
