// defines posix_openpt getpt grantpt unlockpt ptsname ptsname_r openpty login_tty forkpty
/* pts(4), openpty(3): the two ends of a pseudo-terminal. */
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>

#define EINVAL 22
#define ENOTTY 25
#define ERANGE 34

pid_t fork(void);
pid_t setsid(void);
int open(const char *path, int flags, ...);

int posix_openpt(int flags) { return open("/dev/ptmx", flags); }
int getpt(void) { return open("/dev/ptmx", O_RDWR); }

/* The slave is its user's from the start. */
int grantpt(int master)
{
    int number;
    long r = SYS(ioctl, master, TIOCGPTN, &number);
    return __ret(r == -ENOTTY ? -EINVAL : r);
}

int unlockpt(int master)
{
    int locked = 0;
    long r = SYS(ioctl, master, TIOCSPTLCK, &locked);
    return __ret(r == -ENOTTY ? -EINVAL : r);
}

int ptsname_r(int master, char *name, size_t size)
{
    int number, digits = 1;
    long r = SYS(ioctl, master, TIOCGPTN, &number);
    if (r < 0)
        return errno = -r;
    for (int n = number; n > 9; n /= 10)
        digits++;
    if (size < 9 + digits + 1ul)
        return errno = ERANGE;
    BUILTIN(strcpy, name, "/dev/pts/");
    name[9 + digits] = '\0';
    for (; digits > 0; number /= 10)
        name[9 + --digits] = '0' + number % 10;
    return 0;
}

char *ptsname(int master)
{
    static char name[32];
    return ptsname_r(master, name, sizeof name) ? NULL : name;
}

int openpty(int *master, int *slave, char *name, const struct termios *modes, const struct winsize *size)
{
    char path[32];
    int m = getpt(), s = -1;
    if (m < 0)
        return -1;
    if (unlockpt(m) == 0 && ptsname_r(m, path, sizeof path) == 0)
        s = open(path, O_RDWR | O_NOCTTY);
    if (s < 0) {
        SYS(close, m);
        return -1;
    }
    if (modes)
        tcsetattr(s, TCSAFLUSH, modes);
    if (size)
        SYS(ioctl, s, TIOCSWINSZ, size);
    if (name)
        BUILTIN(strcpy, name, path);
    *master = m;
    *slave = s;
    return 0;
}

/* A new session with this terminal for its standard input, output and error. */
int login_tty(int fd)
{
    setsid();
    if (__ret(SYS(ioctl, fd, TIOCSCTTY, 0)) < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        SYS(dup2, fd, i);
    if (fd > 2)
        SYS(close, fd);
    return 0;
}

pid_t forkpty(int *master, char *name, const struct termios *modes, const struct winsize *size)
{
    int m, s;
    if (openpty(&m, &s, name, modes, size) < 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        SYS(close, m);
        if (login_tty(s) < 0)
            SYS(exit_group, 1);
        return 0;
    }
    SYS(close, s);
    if (pid < 0)
        SYS(close, m);
    else
        *master = m;
    return pid;
}
