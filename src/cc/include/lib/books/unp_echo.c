// defines str_echo str_cli dg_echo dg_cli sig_chld
/* The echo client and server of UNP, chapters 5 and 8, for programs that show only their mains. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));
ssize_t readline(int fd, void *buf, size_t max);
ssize_t writen(int fd, const void *buf, size_t n);

void str_echo(int fd)
{
    char buf[4096];
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) != 0) {
        if (n > 0)
            writen(fd, buf, n);
        else if (errno != EINTR)
            err_sys("str_echo: read error");
    }
}

void str_cli(FILE *f, int fd)
{
    char sent[4096], got[4096];
    while (fgets(sent, sizeof sent, f)) {
        writen(fd, sent, strlen(sent));
        if (readline(fd, got, sizeof got) == 0)
            err_quit("str_cli: server terminated prematurely");
        fputs(got, stdout);
    }
}

void dg_echo(int fd, struct sockaddr *client, socklen_t size)
{
    char buf[4096];
    for (;;) {
        socklen_t len = size;
        ssize_t n = recvfrom(fd, buf, sizeof buf, 0, client, &len);
        if (n < 0)
            err_sys("recvfrom error");
        sendto(fd, buf, n, 0, client, len);
    }
}

void dg_cli(FILE *f, int fd, const struct sockaddr *server, socklen_t len)
{
    char sent[4096], got[4097];
    while (fgets(sent, 4096, f)) {
        sendto(fd, sent, strlen(sent), 0, server, len);
        ssize_t n = recvfrom(fd, got, 4096, 0, NULL, NULL);
        if (n < 0)
            err_sys("recvfrom error");
        got[n] = '\0';
        fputs(got, stdout);
    }
}

void sig_chld(int signo)
{
    pid_t pid;
    int status;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        printf("child %d terminated\n", pid);
}
