//@ native
// A segment attached for reading only cannot be written.
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

static sigjmp_buf back;
static void h(int s) { siglongjmp(back, 1); }
int main(void)
{
    int id = shmget(IPC_PRIVATE, 4096, 0600);
    volatile char *p = shmat(id, NULL, SHM_RDONLY);
    signal(SIGSEGV, h);
    if (sigsetjmp(back, 1) == 0) {
        *p = 1;
        puts("written");
    } else {
        puts("SIGSEGV");
    }
    shmdt((void *)p);
    if (sigsetjmp(back, 1) == 0) {
        printf("%d\n", *p);
        puts("read");
    } else {
        puts("SIGSEGV after shmdt");
    }
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
