//@ native
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 1;

int main(void)
{
    int local = 2;
    int *heap = malloc(sizeof *heap);
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    *heap = 3;
    *shared = 4;
    if (fork() == 0) {
        global = local = *heap = *shared = 99;
        _exit(0);
    }
    wait(NULL);
    printf("global %d, local %d, heap %d, shared %d\n", global, local, *heap, *shared);
    free(heap);
    return 0;
}
