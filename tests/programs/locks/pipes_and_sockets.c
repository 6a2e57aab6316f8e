//@ native
/* flock(2) and record locks on what has no name: pipes and sockets can be locked like files, each for itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, int r)
{
    int e = errno;
    printf("%s: %d%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    int p[2], q[2], s[2];
    pipe(p);
    pipe(q);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    say("read end", flock(p[0], LOCK_EX | LOCK_NB));
    say("write end of the same", flock(p[1], LOCK_SH | LOCK_NB));
    say("another pipe", flock(q[1], LOCK_EX | LOCK_NB));
    say("a socket", flock(s[0], LOCK_EX | LOCK_NB));
    say("its partner", flock(s[1], LOCK_EX | LOCK_NB));
    close(p[0]);
    say("the first is closed", flock(p[1], LOCK_SH | LOCK_NB));
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 10, .l_len = 5 };
    say("record on a socket", fcntl(s[0], F_SETLK, &l));
    fflush(stdout);
    if (fork() == 0) {
        say("the child's", fcntl(s[0], F_SETLK, &l));
        struct flock ask = l;
        say("asks", fcntl(s[0], F_GETLK, &ask));
        printf("held by the parent: %d, from %ld\n", ask.l_pid == getppid(), (long)ask.l_start);
        say("the other bytes", (l.l_start = 20, fcntl(s[0], F_SETLK, &l)));
        say("waits", (l.l_start = 10, fcntl(s[0], F_SETLKW, &l)));
        _exit((fflush(stdout), 0));
    }
    usleep(20000);
    close(s[0]);
    wait(NULL);
    return 0;
}
