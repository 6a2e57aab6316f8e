// defines tty_cbreak tty_raw tty_reset tty_atexit ttySetCbreak ttySetRaw
/* The terminal's modes (APUE, chapter 18; TLPI, chapter 62). */
#include <termios.h>

static struct termios saved;
static int saved_fd = -1;

int ttySetCbreak(int fd, struct termios *before)
{
    struct termios t;
    if (tcgetattr(fd, &t) < 0)
        return -1;
    if (before)
        *before = t;
    t.c_lflag &= ~(ICANON | ECHO);
    t.c_lflag |= ISIG;
    t.c_iflag &= ~ICRNL;
    t.c_cc[VMIN] = 1;
    t.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSAFLUSH, &t);
}

int ttySetRaw(int fd, struct termios *before)
{
    struct termios t;
    if (tcgetattr(fd, &t) < 0)
        return -1;
    if (before)
        *before = t;
    t.c_lflag &= ~(ICANON | ISIG | IEXTEN | ECHO);
    t.c_iflag &= ~(BRKINT | ICRNL | IGNBRK | IGNCR | INLCR | INPCK | ISTRIP | IXON | PARMRK);
    t.c_oflag &= ~OPOST;
    t.c_cc[VMIN] = 1;
    t.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSAFLUSH, &t);
}

int tty_cbreak(int fd)
{
    saved_fd = fd;
    return ttySetCbreak(fd, &saved);
}

int tty_raw(int fd)
{
    saved_fd = fd;
    return ttySetRaw(fd, &saved);
}

int tty_reset(int fd)
{
    if (saved_fd < 0)
        return 0;
    saved_fd = -1;
    return tcsetattr(fd, TCSAFLUSH, &saved);
}

void tty_atexit(void)
{
    if (saved_fd >= 0)
        tty_reset(saved_fd);
}
