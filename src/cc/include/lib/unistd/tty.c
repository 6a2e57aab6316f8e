// defines isatty ttyname ttyname_r ctermid tcgetpgrp tcsetpgrp tcgetsid tcgetattr tcsetattr tcsendbreak tcdrain tcflush tcflow cfgetospeed cfgetispeed cfsetospeed cfsetispeed cfsetspeed cfmakeraw getpass
#include <ringside/sys.h>
#include <termios.h>
#include <sys/ioctl.h>

#define EINVAL 22
#define ENOTTY 25
#define ERANGE 34

int isatty(int fd)
{
    struct termios t;
    return __ret(SYS(ioctl, fd, TCGETS, &t)) == 0;
}

int ttyname_r(int fd, char *buf, size_t size)
{
    if (!isatty(fd))
        return errno;
    char link[32], *end = link + 14;
    BUILTIN(strcpy, link, "/proc/self/fd/");
    for (int unit = 1000000000; unit; unit /= 10)
        if (fd >= unit || unit == 1)
            *end++ = '0' + fd / unit % 10;
    *end = '\0';
    long n = SYS(readlink, link, buf, size);
    if (n < 0)
        return -n;
    if (n >= (long)size)
        return ERANGE;
    buf[n] = '\0';
    return 0;
}

char *ttyname(int fd)
{
    static char name[32];
    return ttyname_r(fd, name, sizeof name) ? NULL : name;
}

char *ctermid(char *s)
{
    static char name[9];
    return (char *)BUILTIN(strcpy, s ? s : name, "/dev/tty");
}

pid_t tcgetpgrp(int fd)
{
    int group;
    return __ret(SYS(ioctl, fd, TIOCGPGRP, &group)) < 0 ? -1 : group;
}

int tcsetpgrp(int fd, pid_t group)
{
    return __ret(SYS(ioctl, fd, TIOCSPGRP, &group));
}

pid_t tcgetsid(int fd)
{
    int session;
    return __ret(SYS(ioctl, fd, TIOCGSID, &session)) < 0 ? -1 : session;
}

int tcgetattr(int fd, struct termios *t) { return __ret(SYS(ioctl, fd, TCGETS, t)); }

int tcsetattr(int fd, int actions, const struct termios *t)
{
    if (actions < TCSANOW || actions > TCSAFLUSH)
        return __ret(-EINVAL);
    return __ret(SYS(ioctl, fd, TCSETS + actions, t));
}

int tcsendbreak(int fd, int duration) { return __ret(SYS(ioctl, fd, TCSBRK, 0)); }
int tcdrain(int fd) { return __ret(SYS(ioctl, fd, TCSBRK, 1)); }
int tcflush(int fd, int queue) { return __ret(SYS(ioctl, fd, TCFLSH, queue)); }
int tcflow(int fd, int action) { return __ret(SYS(ioctl, fd, TCXONC, action)); }
speed_t cfgetospeed(const struct termios *t) { return t->c_ospeed; }
speed_t cfgetispeed(const struct termios *t) { return t->c_ispeed; }
int cfsetospeed(struct termios *t, speed_t speed) { t->c_ospeed = speed; return 0; }
int cfsetispeed(struct termios *t, speed_t speed) { t->c_ispeed = speed; return 0; }

/* By the constant or by the number of bits a second. */
int cfsetspeed(struct termios *t, speed_t speed)
{
    static const unsigned speeds[][2] = {
        { 0, B0 }, { 50, B50 }, { 75, B75 }, { 110, B110 }, { 134, B134 }, { 150, B150 }, { 200, B200 }, { 300, B300 },
        { 600, B600 }, { 1200, B1200 }, { 1800, B1800 }, { 2400, B2400 }, { 4800, B4800 }, { 9600, B9600 },
        { 19200, B19200 }, { 38400, B38400 }, { 57600, B57600 }, { 115200, B115200 }, { 230400, B230400 },
    };
    for (unsigned i = 0; i < sizeof speeds / sizeof speeds[0]; i++)
        if (speed == speeds[i][0] || speed == speeds[i][1]) {
            t->c_ispeed = t->c_ospeed = speeds[i][1];
            return 0;
        }
    return __ret(-EINVAL);
}


void cfmakeraw(struct termios *t)
{
    t->c_iflag &= ~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    t->c_oflag &= ~OPOST;
    t->c_lflag &= ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    t->c_cflag = (t->c_cflag & ~(CSIZE | PARENB)) | CS8;
    t->c_cc[VMIN] = 1;
    t->c_cc[VTIME] = 0;
}

/* Asks on standard error, reads a line without showing it. */
char *getpass(const char *prompt)
{
    static char line[128];
    struct termios old, quiet;
    int n = 0, terminal = tcgetattr(0, &old) == 0;
    if (terminal) {
        quiet = old;
        quiet.c_lflag &= ~(ECHO | ISIG);
        tcsetattr(0, TCSAFLUSH, &quiet);
    }
    SYS(write, 2, prompt, BUILTIN(strlen, prompt));
    while (n < (int)sizeof line - 1 && SYS(read, 0, line + n, 1) == 1 && line[n] != '\n')
        n++;
    line[n] = '\0';
    if (terminal) {
        SYS(write, 2, "\n", 1);
        tcsetattr(0, TCSAFLUSH, &old);
    }
    return line;
}
