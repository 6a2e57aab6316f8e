// defines popen pclose
#include <ringside/file.h>
#include <fcntl.h>

#define EINVAL 22
#define ECHILD 10
#define EINTR 4

extern char **environ;

/* popen(3): a pipe, a child that is the shell, and a stream over our end. */
FILE *popen(const char *command, const char *type)
{
    int ends[2], reading = type[0] == 'r';
    if ((type[0] != 'r' && type[0] != 'w') || (type[1] && type[1] != 'e')) {
        errno = EINVAL;
        return NULL;
    }
    if (__ret(SYS(pipe2, ends, O_CLOEXEC)) < 0)
        return NULL;
    int ours = ends[!reading], theirs = ends[reading];
    FILE *f = __file_new(ours, reading ? F_READ : F_WRITE);
    if (f && (f->pid = __ret(SYS(vfork))) == 0) {
        char *argv[] = { "sh", "-c", (char *)command, NULL };
        /* Streams of earlier popens are closed in the child. */
        for (FILE *g = __files; g; g = g->next)
            if (g->pid && g != f)
                SYS(close, g->fd);
        if (theirs == reading)
            SYS(fcntl, theirs, F_SETFD, 0);
        else
            SYS(dup2, theirs, reading);
        SYS(execve, "/bin/sh", argv, environ);
        SYS(exit_group, 127);
    }
    SYS(close, theirs);
    if (f && f->pid < 0) {
        SYS(close, ours);
        __file_free(f);
        return NULL;
    }
    f->orient = -1;
    if (type[1] != 'e')
        SYS(fcntl, ours, F_SETFD, 0);
    return f;
}

int pclose(FILE *f)
{
    int pid = f->pid, status;
    if (!pid) {
        errno = ECHILD;
        return -1;
    }
    __file_sync(f);
    SYS(close, f->fd);
    __file_free(f);
    long r;
    do
        r = SYS(wait4, pid, &status, 0, NULL);
    while (r == -EINTR);
    return __ret(r) < 0 ? -1 : status;
}
