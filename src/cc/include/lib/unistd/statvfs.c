// defines statvfs fstatvfs
/* Model: one file system of fixed size. */
#include <ringside/sys.h>
#include <sys/statvfs.h>

static int fill(struct statvfs *info)
{
    struct statvfs s = { .f_bsize = 4096, .f_frsize = 4096, .f_blocks = 65536, .f_bfree = 65536, .f_bavail = 65536,
                         .f_files = 65536, .f_ffree = 65536, .f_favail = 65536, .f_namemax = 255 };
    *info = s;
    return 0;
}

int statvfs(const char *restrict path, struct statvfs *restrict info)
{
    char st[144];
    return __ret(SYS(stat, path, st)) < 0 ? -1 : fill(info);
}

int fstatvfs(int fd, struct statvfs *info)
{
    char st[144];
    return __ret(SYS(fstat, fd, st)) < 0 ? -1 : fill(info);
}
