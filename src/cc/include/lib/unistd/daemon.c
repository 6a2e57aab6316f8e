// defines daemon
#include <ringside/sys.h>
#include <fcntl.h>

int daemon(int nochdir, int noclose)
{
    long pid = SYS(fork);
    if (pid < 0)
        return __ret(pid);
    if (pid > 0)
        SYS(exit_group, 0);
    if (__ret(SYS(setsid)) < 0)
        return -1;
    if (!nochdir)
        SYS(chdir, "/");
    if (!noclose) {
        int fd = __ret(SYS(openat, AT_FDCWD, "/dev/null", O_RDWR, 0));
        if (fd < 0)
            return -1;
        for (int i = 0; i < 3; i++)
            SYS(dup2, fd, i);
        if (fd > 2)
            SYS(close, fd);
    }
    return 0;
}
