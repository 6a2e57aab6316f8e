// defines inotify_init inotify_init1 inotify_add_watch inotify_rm_watch
#include <ringside/sys.h>

int inotify_init(void) { return __ret(SYS(inotify_init)); }
int inotify_init1(int flags) { return __ret(SYS(inotify_init1, flags)); }

int inotify_add_watch(int fd, const char *path, unsigned mask)
{
    return __ret(SYS(inotify_add_watch, fd, path, mask));
}

int inotify_rm_watch(int fd, int wd) { return __ret(SYS(inotify_rm_watch, fd, wd)); }
