// defines __csapp_Fork __csapp_Wait __csapp_Waitpid __csapp_Execve __csapp_Kill __csapp_Setpgid __csapp_Open __csapp_Read __csapp_Write __csapp_Lseek __csapp_Close __csapp_Select __csapp_Dup2 __csapp_Stat __csapp_Fstat __csapp_Sigprocmask __csapp_Sigemptyset __csapp_Sigfillset __csapp_Sigaddset __csapp_Sigdelset __csapp_Sigismember __csapp_Malloc __csapp_Realloc __csapp_Calloc __csapp_Mmap __csapp_Munmap
/* csapp.h's wrappers: they end the program with a message when the call fails. */
#include <sys/types.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void unix_error(char *text);

pid_t __csapp_Fork(void)
{
    pid_t r = fork();
    if (r < 0)
        unix_error("Fork error");
    return r;
}

pid_t __csapp_Wait(int *status)
{
    pid_t r = wait(status);
    if (r < 0)
        unix_error("Wait error");
    return r;
}

pid_t __csapp_Waitpid(pid_t pid, int *status, int options)
{
    pid_t r = waitpid(pid, status, options);
    if (r < 0)
        unix_error("Waitpid error");
    return r;
}

void __csapp_Execve(const char *file, char *const argv[], char *const envp[])
{
    if (execve(file, argv, envp) < 0)
        unix_error("Execve error");
}

void __csapp_Kill(pid_t pid, int number)
{
    if (kill(pid, number) < 0)
        unix_error("Kill error");
}

void __csapp_Setpgid(pid_t pid, pid_t group)
{
    if (setpgid(pid, group) < 0)
        unix_error("Setpgid error");
}

int __csapp_Open(const char *path, int flags, mode_t mode)
{
    int r = open(path, flags, mode);
    if (r < 0)
        unix_error("Open error");
    return r;
}

ssize_t __csapp_Read(int fd, void *buf, size_t n)
{
    ssize_t r = read(fd, buf, n);
    if (r < 0)
        unix_error("Read error");
    return r;
}

ssize_t __csapp_Write(int fd, const void *buf, size_t n)
{
    ssize_t r = write(fd, buf, n);
    if (r < 0)
        unix_error("Write error");
    return r;
}

off_t __csapp_Lseek(int fd, off_t offset, int whence)
{
    off_t r = lseek(fd, offset, whence);
    if (r < 0)
        unix_error("Lseek error");
    return r;
}

void __csapp_Close(int fd)
{
    if (close(fd) < 0)
        unix_error("Close error");
}

int __csapp_Select(int n, fd_set *in, fd_set *out, fd_set *other, struct timeval *t)
{
    int r = select(n, in, out, other, t);
    if (r < 0)
        unix_error("Select error");
    return r;
}

int __csapp_Dup2(int from, int to)
{
    int r = dup2(from, to);
    if (r < 0)
        unix_error("Dup2 error");
    return r;
}

void __csapp_Stat(const char *path, struct stat *st)
{
    if (stat(path, st) < 0)
        unix_error("Stat error");
}

void __csapp_Fstat(int fd, struct stat *st)
{
    if (fstat(fd, st) < 0)
        unix_error("Fstat error");
}

void __csapp_Sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    if (sigprocmask(how, set, old) < 0)
        unix_error("Sigprocmask error");
}

void __csapp_Sigemptyset(sigset_t *set)
{
    if (sigemptyset(set) < 0)
        unix_error("Sigemptyset error");
}

void __csapp_Sigfillset(sigset_t *set)
{
    if (sigfillset(set) < 0)
        unix_error("Sigfillset error");
}

void __csapp_Sigaddset(sigset_t *set, int number)
{
    if (sigaddset(set, number) < 0)
        unix_error("Sigaddset error");
}

void __csapp_Sigdelset(sigset_t *set, int number)
{
    if (sigdelset(set, number) < 0)
        unix_error("Sigdelset error");
}

int __csapp_Sigismember(const sigset_t *set, int number)
{
    int r = sigismember(set, number);
    if (r < 0)
        unix_error("Sigismember error");
    return r;
}

void *__csapp_Malloc(size_t size)
{
    void *r = malloc(size);
    if (r == NULL)
        unix_error("Malloc error");
    return r;
}

void *__csapp_Realloc(void *p, size_t size)
{
    void *r = realloc(p, size);
    if (r == NULL)
        unix_error("Realloc error");
    return r;
}

void *__csapp_Calloc(size_t count, size_t size)
{
    void *r = calloc(count, size);
    if (r == NULL)
        unix_error("Calloc error");
    return r;
}

void *__csapp_Mmap(void *address, size_t n, int protection, int flags, int fd, off_t offset)
{
    void *r = mmap(address, n, protection, flags, fd, offset);
    if (r == (void *)-1)
        unix_error("mmap error");
    return r;
}

void __csapp_Munmap(void *p, size_t n)
{
    if (munmap(p, n) < 0)
        unix_error("munmap error");
}
