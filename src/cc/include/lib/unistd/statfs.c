// defines statfs fstatfs
/* Model: one file system of fixed size, as statvfs(3) tells it. */
#include <sys/statfs.h>
#include <sys/statvfs.h>

static int fill(int r, const struct statvfs *v, struct statfs *info)
{
    if (r == 0)
        *info = (struct statfs){ .f_type = 0xEF53, .f_bsize = v->f_bsize, .f_blocks = v->f_blocks, .f_bfree = v->f_bfree,
                                 .f_bavail = v->f_bavail, .f_files = v->f_files, .f_ffree = v->f_ffree,
                                 .f_namelen = v->f_namemax, .f_frsize = v->f_frsize };
    return r;
}

int statfs(const char *path, struct statfs *info)
{
    struct statvfs v;
    return fill(statvfs(path, &v), &v, info);
}

int fstatfs(int fd, struct statfs *info)
{
    struct statvfs v;
    return fill(fstatvfs(fd, &v), &v, info);
}
