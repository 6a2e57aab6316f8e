// defines execl execlp execle
#include <ringside/sys.h>
#include <stdarg.h>

extern char **environ;
int __exec_search(const char *file, char *const argv[], char *const envp[], int shell_too);

/* The arguments in a row, up to the null pointer, become an array. */
#define COLLECT(first) \
    va_list args; \
    int n = 0; \
    va_start(args, first); \
    for (const char *a = first; a; a = va_arg(args, const char *)) \
        n++; \
    va_end(args); \
    char *argv[n + 1]; \
    va_start(args, first); \
    argv[0] = (char *)first; \
    for (int i = 1; i <= n; i++) \
        argv[i] = va_arg(args, char *);

int execl(const char *path, const char *arg, ...)
{
    COLLECT(arg)
    va_end(args);
    return __ret(SYS(execve, path, argv, environ));
}

int execlp(const char *file, const char *arg, ...)
{
    COLLECT(arg)
    va_end(args);
    return __exec_search(file, argv, environ, 1);
}

int execle(const char *path, const char *arg, ...)
{
    COLLECT(arg)
    char **envp = va_arg(args, char **);
    va_end(args);
    return __ret(SYS(execve, path, argv, envp));
}
