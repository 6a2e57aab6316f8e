// defines setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr
/* Extended attributes (xattr(7)). Model: as on a file system without them; a file that is not there is told first. */
#include <ringside/sys.h>
#include <sys/xattr.h>
#include <sys/stat.h>

#define ENOTSUP 95

static int not(long there)
{
    if (__ret(there) == 0)
        errno = ENOTSUP;
    return -1;
}

static int by_path(const char *path) { struct stat st; return not(SYS(stat, path, &st)); }
static int by_link(const char *path) { struct stat st; return not(SYS(lstat, path, &st)); }
static int by_fd(int fd) { struct stat st; return not(SYS(fstat, fd, &st)); }

int setxattr(const char *path, const char *name, const void *value, size_t size, int flags) { return by_path(path); }
int lsetxattr(const char *path, const char *name, const void *value, size_t size, int flags) { return by_link(path); }
int fsetxattr(int fd, const char *name, const void *value, size_t size, int flags) { return by_fd(fd); }
ssize_t getxattr(const char *path, const char *name, void *value, size_t size) { return by_path(path); }
ssize_t lgetxattr(const char *path, const char *name, void *value, size_t size) { return by_link(path); }
ssize_t fgetxattr(int fd, const char *name, void *value, size_t size) { return by_fd(fd); }
ssize_t listxattr(const char *path, char *list, size_t size) { return by_path(path); }
ssize_t llistxattr(const char *path, char *list, size_t size) { return by_link(path); }
ssize_t flistxattr(int fd, char *list, size_t size) { return by_fd(fd); }
int removexattr(const char *path, const char *name) { return by_path(path); }
int lremovexattr(const char *path, const char *name) { return by_link(path); }
int fremovexattr(int fd, const char *name) { return by_fd(fd); }
