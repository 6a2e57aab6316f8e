// defines sock_ntop sock_ntop_host Sock_ntop sock_get_port sock_cmp_addr sockfd_to_family readable_timeo writeable_timeo Readable_timeo connect_timeo connect_nonb daemon_init
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
extern int daemon_proc;

int sock_get_port(const struct sockaddr *sa, socklen_t len)
{
    if (sa->sa_family == AF_INET || sa->sa_family == AF_INET6)
        return ((const struct sockaddr_in *)sa)->sin_port;
    return -1;
}

char *sock_ntop_host(const struct sockaddr *sa, socklen_t len)
{
    static char text[128];
    if (sa->sa_family == AF_INET)
        return (char *)inet_ntop(AF_INET, &((const struct sockaddr_in *)sa)->sin_addr, text, sizeof text);
    if (sa->sa_family == AF_INET6)
        return (char *)inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)sa)->sin6_addr, text, sizeof text);
    snprintf(text, sizeof text, "sock_ntop_host: unknown AF_xxx: %d, len %d", sa->sa_family, (int)len);
    return text;
}

/* 127.0.0.1:80, [::1]:80, or a path */
char *sock_ntop(const struct sockaddr *sa, socklen_t len)
{
    static char text[160];
    if (sa->sa_family == AF_UNIX) {
        const struct sockaddr_un *un = (const struct sockaddr_un *)sa;
        snprintf(text, sizeof text, "%s", un->sun_path[0] ? un->sun_path : "(no pathname bound)");
        return text;
    }
    char *host = sock_ntop_host(sa, len);
    int port = ntohs(sock_get_port(sa, len)), six = sa->sa_family == AF_INET6;
    if (port)
        snprintf(text, sizeof text, six ? "[%s]:%d" : "%s:%d", host, port);
    else
        snprintf(text, sizeof text, "%s", host);
    return text;
}

char *Sock_ntop(const struct sockaddr *sa, socklen_t len)
{
    return sock_ntop(sa, len);
}

int sock_cmp_addr(const struct sockaddr *a, const struct sockaddr *b, socklen_t len)
{
    if (a->sa_family != b->sa_family)
        return -1;
    if (a->sa_family == AF_INET)
        return memcmp(&((const struct sockaddr_in *)a)->sin_addr, &((const struct sockaddr_in *)b)->sin_addr, 4);
    if (a->sa_family == AF_INET6)
        return memcmp(&((const struct sockaddr_in6 *)a)->sin6_addr, &((const struct sockaddr_in6 *)b)->sin6_addr, 16);
    return strcmp(((const struct sockaddr_un *)a)->sun_path, ((const struct sockaddr_un *)b)->sun_path);
}

int sockfd_to_family(int fd)
{
    struct sockaddr_storage ss;
    socklen_t len = sizeof ss;
    return getsockname(fd, (struct sockaddr *)&ss, &len) < 0 ? -1 : ss.ss_family;
}

static int timeo(int fd, int sec, int writing)
{
    fd_set set;
    struct timeval t = { sec, 0 };
    FD_ZERO(&set);
    FD_SET(fd, &set);
    return select(fd + 1, writing ? NULL : &set, writing ? &set : NULL, NULL, &t);
}

int readable_timeo(int fd, int sec) { return timeo(fd, sec, 0); }
int writeable_timeo(int fd, int sec) { return timeo(fd, sec, 1); }

int Readable_timeo(int fd, int sec)
{
    int n = readable_timeo(fd, sec);
    if (n < 0)
        err_sys("readable_timeo error");
    return n;
}

int connect_nonb(int fd, const struct sockaddr *sa, socklen_t len, int sec)
{
    int flags = fcntl(fd, F_GETFL, 0), error = 0;
    socklen_t size = sizeof error;
    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    if (connect(fd, sa, len) < 0) {
        if (errno != EINPROGRESS)
            return -1;
        fd_set r, w;
        struct timeval t = { sec, 0 };
        FD_ZERO(&r);
        FD_SET(fd, &r);
        w = r;
        if (select(fd + 1, &r, &w, NULL, sec ? &t : NULL) == 0) {
            close(fd);
            errno = ETIMEDOUT;
            return -1;
        }
        if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0)
            return -1;
    }
    fcntl(fd, F_SETFL, flags);
    if (error) {
        close(fd);
        errno = error;
        return -1;
    }
    return 0;
}

static void woken(int signo)
{
}

int connect_timeo(int fd, const struct sockaddr *sa, socklen_t len, int sec)
{
    struct sigaction action = { 0 }, old;
    action.sa_handler = woken;
    sigaction(SIGALRM, &action, &old);
    alarm(sec);
    int n = connect(fd, sa, len);
    if (n < 0) {
        close(fd);
        if (errno == EINTR)
            errno = ETIMEDOUT;
    }
    alarm(0);
    sigaction(SIGALRM, &old, NULL);
    return n;
}

int daemon_init(const char *name, int facility)
{
    pid_t pid = fork();
    if (pid < 0)
        return -1;
    if (pid)
        _exit(0);
    if (setsid() < 0)
        return -1;
    signal(SIGHUP, SIG_IGN);
    if ((pid = fork()) < 0)
        return -1;
    if (pid)
        _exit(0);
    daemon_proc = 1;
    chdir("/");
    for (int i = 0; i < 64; i++)
        close(i);
    open("/dev/null", O_RDONLY);
    open("/dev/null", O_RDWR);
    open("/dev/null", O_RDWR);
    openlog(name, LOG_PID, facility);
    return 0;
}
