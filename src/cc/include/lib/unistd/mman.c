// defines mmap munmap mprotect msync mlock munlock mlockall munlockall madvise posix_madvise mremap memfd_create shm_open shm_unlink
#include <ringside/sys.h>
#include <stdarg.h>

#define EINVAL 22
#define EISDIR 21
#define AT_FDCWD (-100)
#define O_NOFOLLOW_CLOEXEC 02400000

void *mmap(void *address, size_t length, int protection, int flags, int fd, long offset)
{
    return (void *)__ret(SYS(mmap, address, length, protection, flags, fd, offset));
}

int munmap(void *address, size_t length) { return __ret(SYS(munmap, address, length)); }
int mprotect(void *address, size_t length, int protection) { return __ret(SYS(mprotect, address, length, protection)); }
int msync(void *address, size_t length, int flags) { return __ret(SYS(msync, address, length, flags)); }
int mlock(const void *address, size_t length) { return __ret(SYS(mlock, address, length)); }
int munlock(const void *address, size_t length) { return __ret(SYS(munlock, address, length)); }
int mlockall(int flags) { return __ret(SYS(mlockall, flags)); }
int munlockall(void) { return __ret(SYS(munlockall)); }
int madvise(void *address, size_t length, int advice) { return __ret(SYS(madvise, address, length, advice)); }
int posix_madvise(void *address, size_t length, int advice) { return advice < 0 || advice > 4 ? EINVAL : 0; }
int memfd_create(const char *name, unsigned flags) { return __ret(SYS(memfd_create, name, flags)); }

void *mremap(void *address, size_t old, size_t new, int flags, ...)
{
    va_list args;
    void *to = NULL;
    va_start(args, flags);
    if (flags & 2)
        to = va_arg(args, void *);
    va_end(args);
    return (void *)__ret(SYS(mremap, address, old, new, flags, to));
}

/* A shared-memory object is a file in /dev/shm; leading slashes of its name do not count (shm_open(3)). A name that
   is much too long does not fit glibc's buffer, which is EINVAL; one that is a little too long the kernel refuses. */
static int shm_path(const char *name, char path[300])
{
    while (*name == '/')
        name++;
    size_t n = BUILTIN(strlen, name);
    if (n == 0 || n > 259 || BUILTIN(strchr, name, '/')) {
        errno = EINVAL;
        return -1;
    }
    BUILTIN(strcpy, path, "/dev/shm/");
    BUILTIN(strcpy, path + 9, name);
    return 0;
}

int shm_open(const char *name, int flags, unsigned mode)
{
    char path[300];
    if (shm_path(name, path) < 0)
        return -1;
    int fd = __ret(SYS(openat, AT_FDCWD, path, flags | O_NOFOLLOW_CLOEXEC, mode));
    if (fd < 0 && errno == EISDIR)
        errno = EINVAL;  /* "..": a directory's name is no object's */
    return fd;
}

int shm_unlink(const char *name)
{
    char path[300];
    if (shm_path(name, path) < 0)
        return -1;
    return __ret(SYS(unlink, path));
}
