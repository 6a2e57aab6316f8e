//@ native
/* pty(7): what is typed on the master is a line on the slave, with its echo; what is printed on the slave is read from
   the master. Editing, raw mode, the window's size, and the ends that close. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static int master, slave;

static void show(const char *what, int fd)
{
    unsigned char bytes[200];
    ssize_t n = read(fd, bytes, sizeof bytes);
    printf("%s: ", what);
    if (n < 0)
        printf("%s", strerror(errno));
    for (ssize_t i = 0; i < n; i++)
        printf(bytes[i] < 32 || bytes[i] > 126 ? "\\x%02x" : "%c", bytes[i]);
    printf("\n");
}

static void type(const char *keys)
{
    write(master, keys, strlen(keys));
}

int main(void)
{
    struct termios modes;
    struct winsize size = { 30, 100 };
    master = posix_openpt(O_RDWR | O_NOCTTY);
    printf("grant %d\n", grantpt(master));
    char *name = ptsname(master);
    printf("%.9s\n", name);
    slave = open(name, O_RDWR | O_NOCTTY);
    printf("locked: %s\n", strerror(errno));
    printf("unlock %d\n", unlockpt(master));
    slave = open(name, O_RDWR | O_NOCTTY);
    printf("terminals: %d %d, its name: %d\n", isatty(master), isatty(slave), strcmp(ttyname(slave), ptsname(master)));

    write(slave, "hi\n", 3);
    show("master reads", master);
    type("abc\n");
    show("slave reads", slave);
    show("echo", master);
    type("ax\x7f" "b\x15" "cd\n");
    show("edited", slave);
    show("echo", master);
    type("one\ntwo\n");
    show("a line", slave);
    show("a line", slave);
    show("echo", master);
    type("half\x04");
    show("sent off", slave);
    type("\x04");
    show("end of file", slave);
    show("echo", master);

    tcgetattr(slave, &modes);
    modes.c_lflag &= ~ECHO;
    tcsetattr(slave, TCSANOW, &modes);
    type("secret\n");
    show("without echo", slave);
    fcntl(master, F_SETFL, O_NONBLOCK);
    show("echo", master);
    cfmakeraw(&modes);
    tcsetattr(slave, TCSANOW, &modes);
    type("r\x03\x7f\r");
    show("raw", slave);
    write(slave, "x\n", 2);
    show("raw output", master);

    ioctl(master, TIOCSWINSZ, &size);
    memset(&size, 0, sizeof size);
    ioctl(slave, TIOCGWINSZ, &size);
    printf("%d rows, %d columns\n", size.ws_row, size.ws_col);

    struct pollfd watched = { master, POLLIN, 0 };
    printf("ready: %d\n", poll(&watched, 1, 0));
    write(slave, "last", 4);
    poll(&watched, 1, 0);
    printf("printed: %x\n", watched.revents);
    close(slave);
    show("what is left", master);
    poll(&watched, 1, 0);
    printf("closed: %x\n", watched.revents);
    show("and then", master);
    slave = open(name, O_RDWR | O_NOCTTY);
    close(master);
    ssize_t n = write(slave, "x", 1);
    printf("no master: %zd %s\n", n, strerror(errno));
    show("read", slave);
    printf("its name is gone: %d\n", access(name, F_OK) < 0);
    return 0;
}
