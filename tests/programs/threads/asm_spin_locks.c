//@ native
// Spin locks in inline assembly as textbooks write them: exchange, compare and exchange, tickets, and a loop that waits.
#include <pthread.h>
#include <stdio.h>

static volatile int flag, second, third;
static int counters[4];
static struct { volatile unsigned short next, owner; } ticket;

static inline unsigned xchg(volatile unsigned *addr, unsigned newval)
{
    unsigned result;
    asm volatile("lock; xchgl %0, %1" : "+m"(*addr), "=a"(result) : "1"(newval) : "cc");
    return result;
}

static int test_and_set(volatile int *p)
{
    int v = 1;
    __asm__ __volatile__("xchgl %0, %1" : "=r"(v), "=m"(*p) : "0"(v), "m"(*p) : "memory");
    return v;
}

static char compare_and_swap(volatile int *p, int old, int new)
{
    unsigned char ret;
    __asm__ __volatile__("  lock\n"
                         "  cmpxchgl %2,%1\n"
                         "  sete %0\n"
                         : "=q"(ret), "=m"(*p)
                         : "r"(new), "m"(*p), "a"(old)
                         : "memory");
    return ret;
}

static unsigned short fetch_add(volatile unsigned short *p, unsigned short n)
{
    asm volatile("lock xaddw %w0, %1" : "+r"(n), "+m"(*p) : : "memory", "cc");
    return n;
}

static void *worker(void *arg)
{
    for (int i = 0; i < 30; i++) {
        while (xchg((volatile unsigned *)&flag, 1) != 0)
            asm volatile("pause");
        counters[0]++;
        asm volatile("movl $0, %0" : "+m"(flag) : : "memory");

        while (!compare_and_swap(&second, 0, 1))
            asm volatile("rep; nop" ::: "memory");
        counters[1]++;
        test_and_set(&second);
        second = 0;

        unsigned short mine = fetch_add(&ticket.next, 1);
        while (ticket.owner != mine)
            asm volatile("pause" : : : "memory");
        counters[2]++;
        asm volatile("incw %0" : "+m"(ticket.owner) : : "memory", "cc");

        asm volatile("1:\n\t"
                     "movl $1, %%eax\n\t"
                     "xchg %%eax, %0\n\t"
                     "test %%eax, %%eax\n\t"
                     "jz 3f\n"
                     "2:\n\t"
                     "pause\n\t"
                     "cmpl $0, %0\n\t"
                     "jne 2b\n\t"
                     "jmp 1b\n"
                     "3:"
                     : "+m"(third) : : "eax", "memory", "cc");
        counters[3]++;
        asm volatile("lock; decl %0" : "+m"(third) : : "memory");
    }
    return arg;
}

int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, worker, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("%d %d %d %d\n", counters[0], counters[1], counters[2], counters[3]);
    printf("%d %d\n", test_and_set(&flag), test_and_set(&flag));
    return 0;
}
