// defines Semctl
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <stdarg.h>
#include <sys/sem.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

int Semctl(int id, int number, int command, ...)
{
    va_list args;
    va_start(args, command);
    long word = command == IPC_RMID || command == GETVAL || command == GETPID || command == GETNCNT || command == GETZCNT
                ? 0 : va_arg(args, long);
    va_end(args);
    int r = semctl(id, number, command, word);
    if (r == -1)
        err_sys("semctl error");
    return r;
}
