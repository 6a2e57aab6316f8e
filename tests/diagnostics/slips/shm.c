#include <sys/shm.h>
#include <sys/mman.h>
#include <stdio.h>
int main(void)
{
    int id = shmget(5, 100);
    int *p = shmat(id);
    char c = shmat(id, 0, 0);
    mmap(0, 100, PROT_READ);
    int *q = mmap(NULL, 100, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (q == -1) return 1;
    shmctl(id, IPC_RMID);
    return 0;
}
