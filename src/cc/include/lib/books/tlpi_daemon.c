// defines becomeDaemon
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BD_NO_CHDIR 01
#define BD_NO_CLOSE_FILES 02
#define BD_NO_REOPEN_STD_FDS 04
#define BD_NO_UMASK0 010

/* fork, setsid, fork; then the file mode mask, the directory and the descriptors (TLPI, chapter 37). */
int becomeDaemon(int flags)
{
    for (int round = 0; round < 2; round++) {
        pid_t pid = fork();
        if (pid < 0)
            return -1;
        if (pid)
            _exit(EXIT_SUCCESS);
        if (round == 0 && setsid() == -1)
            return -1;
    }
    if (!(flags & BD_NO_UMASK0))
        umask(0);
    if (!(flags & BD_NO_CHDIR))
        chdir("/");
    if (!(flags & BD_NO_CLOSE_FILES)) {
        long most = sysconf(_SC_OPEN_MAX);
        for (int fd = 0; fd < (most < 0 ? 8192 : most); fd++)
            close(fd);
    }
    if (!(flags & BD_NO_REOPEN_STD_FDS)) {
        close(0);
        if (open("/dev/null", O_RDWR) != 0)
            return -1;
        if (dup2(0, 1) != 1 || dup2(0, 2) != 2)
            return -1;
    }
    return 0;
}
