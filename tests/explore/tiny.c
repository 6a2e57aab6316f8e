/* So few acts that all interleavings can be written down. */
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
#ifdef ADD
    int *x = mmap(NULL, sizeof *x, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (fork() == 0) {
        *x = *x + 1;
        _exit(0);
    }
    *x = *x + 1;
    _exit(*x);
#else
    if (fork() == 0) {
        write(1, "c", 1);
        _exit(0);
    }
#ifdef THREE
    if (fork() == 0) {
        write(1, "d", 1);
        _exit(0);
    }
#endif
    write(1, "p", 1);
    _exit(0);
#endif
}
