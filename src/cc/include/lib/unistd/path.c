// defines unlink unlinkat link linkat symlink symlinkat readlink readlinkat renameat renameat2 rmdir mkdir mkdirat mkfifo mkfifoat mknod mknodat access faccessat chdir fchdir chmod fchmod fchmodat chown lchown fchown fchownat umask truncate ftruncate chroot
#include <ringside/sys.h>

#define AT_FDCWD (-100)
#define AT_SYMLINK_NOFOLLOW 0x100
#define S_IFIFO 0010000
typedef unsigned mode_t, uid_t;

int unlink(const char *path) { return __ret(SYS(unlink, path)); }
int unlinkat(int dir, const char *path, int flags) { return __ret(SYS(unlinkat, dir, path, flags)); }
int link(const char *from, const char *to) { return __ret(SYS(link, from, to)); }
int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
    return __ret(SYS(linkat, from_dir, from, to_dir, to, flags));
}
int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
    return __ret(SYS(renameat2, from_dir, from, to_dir, to, flags));
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    return __ret(SYS(renameat, from_dir, from, to_dir, to));
}
int symlinkat(const char *target, int dir, const char *path) { return __ret(SYS(symlinkat, target, dir, path)); }
ssize_t readlinkat(int dir, const char *path, char *buf, size_t size)
{
    return __ret(SYS(readlinkat, dir, path, buf, size));
}
int symlink(const char *target, const char *path) { return __ret(SYS(symlink, target, path)); }
ssize_t readlink(const char *path, char *buf, size_t size) { return __ret(SYS(readlink, path, buf, size)); }
int rmdir(const char *path) { return __ret(SYS(rmdir, path)); }
int mkdir(const char *path, mode_t mode) { return __ret(SYS(mkdirat, AT_FDCWD, path, mode)); }
int mkdirat(int dir, const char *path, mode_t mode) { return __ret(SYS(mkdirat, dir, path, mode)); }
int mkfifo(const char *path, mode_t mode) { return __ret(SYS(mknodat, AT_FDCWD, path, mode | S_IFIFO, 0)); }
int mkfifoat(int dir, const char *path, mode_t mode) { return __ret(SYS(mknodat, dir, path, mode | S_IFIFO, 0)); }
int mknod(const char *path, mode_t mode, unsigned long dev) { return __ret(SYS(mknodat, AT_FDCWD, path, mode, dev)); }
int mknodat(int dir, const char *path, mode_t mode, unsigned long dev) { return __ret(SYS(mknodat, dir, path, mode, dev)); }
int access(const char *path, int mode) { return __ret(SYS(faccessat, AT_FDCWD, path, mode)); }
int faccessat(int dir, const char *path, int mode, int flags) { return __ret(SYS(faccessat, dir, path, mode)); }
int chdir(const char *path) { return __ret(SYS(chdir, path)); }
int fchdir(int fd) { return __ret(SYS(fchdir, fd)); }
int chmod(const char *path, mode_t mode) { return __ret(SYS(fchmodat, AT_FDCWD, path, mode)); }
int fchmod(int fd, mode_t mode) { return __ret(SYS(fchmod, fd, mode)); }
int fchmodat(int dir, const char *path, mode_t mode, int flags) { return __ret(SYS(fchmodat, dir, path, mode)); }
int chown(const char *path, uid_t owner, uid_t group) { return __ret(SYS(fchownat, AT_FDCWD, path, owner, group, 0)); }
int lchown(const char *path, uid_t owner, uid_t group) { return __ret(SYS(fchownat, AT_FDCWD, path, owner, group, AT_SYMLINK_NOFOLLOW)); }
int fchownat(int dir, const char *path, uid_t owner, uid_t group, int flags) { return __ret(SYS(fchownat, dir, path, owner, group, flags)); }
int fchown(int fd, uid_t owner, uid_t group) { return __ret(SYS(fchown, fd, owner, group)); }
mode_t umask(mode_t mask) { return SYS(umask, mask); }
int truncate(const char *path, long length) { return __ret(SYS(truncate, path, length)); }
int ftruncate(int fd, long length) { return __ret(SYS(ftruncate, fd, length)); }
int chroot(const char *path) { return __ret(SYS(chroot, path)); }
