#include <stdio.h>
#include <poll.h>
#include <unistd.h>
#include <sys/select.h>
int main(void) {
    int p[2];
    pipe(p);
    struct pollfd f[2] = { { 0, POLLIN, 0 }, { p[0], POLLIN, 0 } };
    write(p[1], "x", 1);
    char c;
    read(p[0], &c, 1);
    printf("name? ");
    fflush(stdout);
    poll(f, 2, 2000);
    fd_set r;
    FD_ZERO(&r); FD_SET(0, &r); FD_SET(p[0], &r);
    struct timeval tv = { 1, 0 };
    select(p[0] + 1, &r, NULL, NULL, &tv);
    char buf[40];
    fgets(buf, sizeof buf, stdin);
    printf("hi %s", buf);
    return 0;
}
