// defines fd_pipe send_fd recv_fd send_err serv_listen serv_accept cli_conn
/* Descriptors through sockets (APUE, chapter 17). A message is text, a zero byte, and a status: 0 with a descriptor. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

ssize_t write_fd(int fd, void *p, size_t n, int sent);
ssize_t read_fd(int fd, void *p, size_t n, int *got);
ssize_t writen(int fd, const void *buf, size_t n);
void err_ret(const char *format, ...);

int fd_pipe(int fds[2])
{
    return socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
}

int send_fd(int fd, int sent)
{
    char buf[2] = { 0, 0 };
    if (sent < 0) {
        buf[1] = -sent ? -sent : 1;
        return write(fd, buf, 2) == 2 ? 0 : -1;
    }
    return write_fd(fd, buf, 2, sent) == 2 ? 0 : -1;
}

int send_err(int fd, int status, const char *text)
{
    size_t n = strlen(text);
    if (n > 0 && writen(fd, text, n) != (ssize_t)n)
        return -1;
    return send_fd(fd, status >= 0 ? -1 : status);
}

int recv_fd(int fd, ssize_t (*userfunc)(int, const void *, size_t))
{
    char buf[4096];
    for (;;) {
        int got;
        ssize_t n = read_fd(fd, buf, sizeof buf, &got);
        if (n < 0) {
            err_ret("recvmsg error");
            return -1;
        }
        if (n == 0) {
            err_ret("connection closed by server");
            return -1;
        }
        char *zero = memchr(buf, 0, n);
        int status = zero && zero == buf + n - 2 ? buf[n - 1] & 255 : -1;
        if (status > 0)
            got = -status;
        ssize_t text = zero ? zero - buf : n;
        if (text > 0 && userfunc && userfunc(2, buf, text) != text)
            return -1;
        if (status >= 0)
            return got;
    }
}

int serv_listen(const char *name)
{
    struct sockaddr_un un = { .sun_family = AF_UNIX };
    if (strlen(name) >= sizeof un.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
        return -2;
    unlink(name);
    strcpy(un.sun_path, name);
    if (bind(fd, (struct sockaddr *)&un, sizeof un) < 0 || listen(fd, 10) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -3;
    }
    return fd;
}

int serv_accept(int listener, uid_t *uid)
{
    struct sockaddr_un un;
    struct stat st;
    socklen_t len = sizeof un;
    int fd = accept(listener, (struct sockaddr *)&un, &len);
    if (fd < 0)
        return -2;
    if (uid && len > sizeof un.sun_family && stat(un.sun_path, &st) == 0) {
        *uid = st.st_uid;
        unlink(un.sun_path);
    }
    return fd;
}

int cli_conn(const char *name)
{
    struct sockaddr_un un = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
        return -1;
    snprintf(un.sun_path, sizeof un.sun_path, "/var/tmp/%05ld", (long)getpid());
    unlink(un.sun_path);
    if (bind(fd, (struct sockaddr *)&un, sizeof un) < 0)
        return -2;
    chmod(un.sun_path, S_IRWXU);
    memset(un.sun_path, 0, sizeof un.sun_path);
    strncpy(un.sun_path, name, sizeof un.sun_path - 1);
    if (connect(fd, (struct sockaddr *)&un, sizeof un) < 0)
        return -4;
    return fd;
}
