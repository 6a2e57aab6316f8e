// restart.h and uici.h of "UNIX Systems Programming": calls that are made again, and connections with three calls.
#include "restart.h"
#include "uici.h"
#include "uiciname.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
static void quiet(int signo) {}
int main(void)
{
    int p[2], n, status;
    char b[64];
    struct sigaction action = { .sa_handler = quiet };
    sigaction(SIGALRM, &action, NULL);
    pipe(p);
    if (fork() == 0) {
        sleep(2);
        r_write(p[1], "first\nsecond\nrest", 17);
        _exit(0);
    }
    r_close(p[1]);
    alarm(1);
    n = readline(p[0], b, sizeof b);
    printf("%d %s", n, b);
    n = readblock(p[0], b, 7);
    printf("%d %.6s\n", n, b);
    n = readblock(p[0], b, 10);
    printf("%d %s\n", n, strerror(errno));
    r_wait(&status);
    pipe(p);
    n = readtimed(p[0], b, sizeof b, 0.5);
    printf("%d %d\n", n, errno == ETIME);
    r_write(p[1], "copied\n", 7);
    r_close(p[1]);
    fflush(stdout);
    n = copyfile(p[0], STDOUT_FILENO);
    printf("%d\n", n);

    int server = u_open(8652);
    if (fork() == 0) {
        int c = u_connect(8652, "localhost");
        r_write(c, "hello", 5);
        _exit(readblock(c, b, 2));
    }
    char name[64];
    int c = u_accept(server, name, sizeof name);
    n = readblock(c, b, 5);
    printf("%.5s from %s\n", b, name);
    r_write(c, "ok", 2);
    r_wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    in_addr_t address;
    n = name2addr("127.0.0.1", &address);
    printf("%d %d\n", n, address == htonl(INADDR_LOOPBACK));
    return 0;
}
