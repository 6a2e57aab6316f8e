// defines execve execv execvp execvpe __exec_search
#include <ringside/sys.h>

#define ENOENT 2
#define ENOEXEC 8
#define EACCES 13
#define ENOTDIR 20

extern char **environ;
char *getenv(const char *name);

int execve(const char *path, char *const argv[], char *const envp[])
{
    return __ret(SYS(execve, path, argv, envp));
}

int execv(const char *path, char *const argv[])
{
    return __ret(SYS(execve, path, argv, environ));
}

/* A file that is no program is given to the shell, if the caller wants that: execvp(3) does, posix_spawnp(3) does not. */
static long try(const char *path, char *const argv[], char *const envp[], int shell_too)
{
    long r = SYS(execve, path, argv, envp);
    if (r == -ENOEXEC && shell_too) {
        int n = 0;
        while (argv[n])
            n++;
        char *shell[n + 3];
        shell[0] = "/bin/sh";
        shell[1] = (char *)path;
        for (int i = 1; i <= n; i++)
            shell[i + 1] = argv[i];
        if (n == 0)
            shell[2] = NULL;
        r = SYS(execve, shell[0], shell, envp);
    }
    return r;
}

/* A name without a slash is looked for along PATH (execvp(3)). */
int __exec_search(const char *file, char *const argv[], char *const envp[], int shell_too)
{
    long r = -ENOENT, denied = 0;
    if (BUILTIN(strchr, file, '/') || !*file)
        return __ret(*file ? try(file, argv, envp, shell_too) : -ENOENT);
    const char *path = getenv("PATH");
    if (!path)
        path = "/bin:/usr/bin";
    size_t n = BUILTIN(strlen, file);
    for (;;) {
        size_t k = BUILTIN(strcspn, path, ":");
        char full[k + n + 2];
        BUILTIN(memcpy, full, path, k);
        if (k)
            full[k++] = '/';
        BUILTIN(memcpy, full + k, file, n + 1);
        r = try(full, argv, envp, shell_too);
        if (r == -EACCES)
            denied = 1;
        else if (r != -ENOENT && r != -ENOTDIR)
            return __ret(r);
        path += BUILTIN(strcspn, path, ":");
        if (!*path++)
            break;
    }
    return __ret(denied ? -EACCES : r);
}

int execvpe(const char *file, char *const argv[], char *const envp[])
{
    return __exec_search(file, argv, envp, 1);
}

int execvp(const char *file, char *const argv[])
{
    return __exec_search(file, argv, environ, 1);
}
