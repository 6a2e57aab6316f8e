//@ native
/* splice(2), tee(2), vmsplice(2): between pipes, files and sockets; what they move, when they wait, what they refuse. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static char b[200];

static void say(const char *what, ssize_t r)
{
    int e = errno;
    printf("%s: %zd%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    int p[2], q[2], s[2];
    pipe(p);
    pipe(q);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    char name[] = "/tmp/ringside_XXXXXX";
    int f = mkstemp(name);
    write(f, "0123456789abcdef", 16);
    lseek(f, 0, SEEK_SET);

    say("file to pipe", splice(f, NULL, p[1], NULL, 4, SPLICE_F_MOVE));
    loff_t at = 10;
    say("from an offset", splice(f, &at, p[1], NULL, 3, 0));
    printf("the offset is %lld, the file's own %ld\n", (long long)at, (long)lseek(f, 0, SEEK_CUR));
    say("tee", tee(p[0], q[1], 100, 0));
    say("the copy", read(q[0], b, sizeof b));
    say("pipe to pipe", splice(p[0], NULL, q[1], NULL, 5, 0));
    say("what stayed", read(p[0], b, sizeof b));
    say("what went", read(q[0], b, sizeof b));
    printf("%.5s\n", b);
    struct iovec pieces[2] = { { "hello ", 6 }, { "world", 5 } };
    say("vmsplice", vmsplice(p[1], pieces, 2, 0));
    say("pipe to socket", splice(p[0], NULL, s[0], NULL, 100, SPLICE_F_MORE));
    say("socket to pipe", splice(s[1], NULL, p[1], NULL, 7, 0));
    at = 2;
    say("pipe to file", splice(p[0], NULL, f, &at, 100, 0));
    pread(f, b, 16, 0);
    printf("%.16s\n", b);
    say("what stayed in the socket", read(s[1], b, sizeof b));

    lseek(f, 0, SEEK_END);
    say("at the end of the file", splice(f, NULL, p[1], NULL, 4, 0));
    say("from an empty pipe", splice(p[0], NULL, q[1], NULL, 4, SPLICE_F_NONBLOCK));
    say("tee from it", tee(p[0], q[1], 4, SPLICE_F_NONBLOCK));
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    memset(b, 'x', 64);
    for (int i = 0; i < 64; i++)
        write(p[1], b, 64);
    lseek(f, 0, SEEK_SET);
    say("vmsplice into a full one", vmsplice(p[1], pieces, 2, SPLICE_F_NONBLOCK));
    say("a file into it", splice(f, NULL, p[1], NULL, 4, SPLICE_F_NONBLOCK));
    struct iovec in = { b, 10 };
    say("vmsplice out", vmsplice(p[0], &in, 1, 0));
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    while (read(p[0], b, sizeof b) > 0)
        ;
    fcntl(p[0], F_SETFL, 0);
    fflush(stdout);
    if (fork() == 0) {
        usleep(10000);
        write(p[1], "late", 4);
        _exit(0);
    }
    say("waits", splice(p[0], NULL, q[1], NULL, 100, 0));
    wait(NULL);

    say("to the end of a file", splice(q[0], NULL, open(name, O_WRONLY | O_APPEND), NULL, 2, 0));
    say("to itself", splice(q[0], NULL, q[1], NULL, 2, 0));
    say("without a pipe", splice(f, NULL, s[0], NULL, 2, 0));
    say("from a write end", splice(p[1], NULL, q[1], NULL, 2, 0));
    say("into a read end", splice(q[0], NULL, p[0], NULL, 2, 0));
    say("unknown flags", tee(q[0], p[1], 2, 99));
    say("unknown flags, nothing", tee(q[0], p[1], 0, 99));
    say("nothing at all", splice(-1, NULL, -1, NULL, 0, 99));
    say("no descriptor", splice(-1, NULL, p[1], NULL, 1, 0));
    say("an offset for a pipe", splice(q[0], &at, p[1], NULL, 1, 0));
    say("an offset for a socket", splice(s[0], &at, p[1], NULL, 1, 0));
    say("vmsplice without a pipe", vmsplice(s[0], pieces, 1, 0));
    say("vmsplice of nothing", vmsplice(p[1], pieces, 0, 0));
    say("vmsplice of too many", vmsplice(p[1], pieces, 2000, 0));
    say("tee from a file", tee(f, p[1], 1, 0));

    close(p[1]);
    say("nobody can write", splice(p[0], NULL, q[1], NULL, 10, 0));
    say("tee then", tee(p[0], q[1], 10, 0));
    signal(SIGPIPE, SIG_IGN);
    close(q[0]);
    pipe(p);
    write(p[1], "z", 1);
    say("vmsplice with nobody to read", vmsplice(q[1], pieces, 1, 0));
    say("splice then", splice(p[0], NULL, q[1], NULL, 10, 0));
    say("tee then", tee(p[0], q[1], 10, 0));
    close(s[1]);
    say("to a socket left alone", splice(p[0], NULL, s[0], NULL, 10, 0));
    say("it is still there", read(p[0], b, sizeof b));
    write(p[1], "abc", 3);
    say("to /dev/null", splice(p[0], NULL, open("/dev/null", O_WRONLY), NULL, 10, 0));
    say("from /dev/zero", splice(open("/dev/zero", O_RDONLY), NULL, p[1], NULL, 10, 0));
    return unlink(name);
}
