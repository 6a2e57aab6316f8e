//@ native
/* The same calls on every kind of descriptor: what each answers. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

static void say(const char *name, long r)
{
    int e = errno;
    printf("  %s %ld%s%s\n", name, r, r < 0 ? " " : "", r < 0 ? strerrorname_np(e) : "");
}

static void ask(const char *name, int fd)
{
    char b[200];
    int n = 0;
    struct stat st;
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET }, asked = lock;
    printf("%s\n", name);
    say("lseek to 0", lseek(fd, 0, SEEK_SET));
    say("lseek by 5", lseek(fd, 5, SEEK_CUR));
    say("lseek to nowhere", lseek(fd, 0, 9));
    say("pread", pread(fd, b, 0, 0));
    say("pwrite", pwrite(fd, b, 0, 0));
    say("fsync", fsync(fd));
    say("ftruncate", ftruncate(fd, 0));
    say("fallocate", fallocate(fd, 0, 0, 1));
    say("flock", flock(fd, LOCK_EX | LOCK_NB));
    say("unflock", flock(fd, LOCK_UN));
    say("write lock", fcntl(fd, F_SETLK, &lock));
    lock.l_type = F_RDLCK;
    say("read lock", fcntl(fd, F_SETLK, &lock));
    say("who has it", fcntl(fd, F_GETLK, &asked));
    say("type", asked.l_type);
    say("lockf", lockf(fd, F_TEST, 0));
    lock.l_type = F_UNLCK;
    say("unlock", fcntl(fd, F_SETLK, &lock));
    say("FIONREAD", ioctl(fd, FIONREAD, &n));
    say("pipe size", fcntl(fd, F_GETPIPE_SZ));
    say("isatty", isatty(fd));
    say("F_GETFL", fcntl(fd, F_GETFL));
    say("fstat", fstat(fd, &st));
    say("kind", st.st_mode & S_IFMT);
    say("write nothing", write(fd, b, 0));
    say("read nothing", read(fd, b, 0));
    say("listen", listen(fd, 1));
    say("accept", accept(fd, NULL, NULL));
    say("timerfd_gettime", timerfd_gettime(fd, (struct itimerspec *)b));
    say("eventfd_write", eventfd_write(fd, 1));
}

int main(void)
{
    int p[2], s[2];
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_IGN);
    pipe2(p, O_NONBLOCK);
    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, s);
    ask("eventfd", eventfd(0, EFD_NONBLOCK));
    ask("timerfd", timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK));
    ask("signalfd", signalfd(-1, &none, SFD_NONBLOCK));
    ask("epoll", epoll_create1(0));
    ask("inotify", inotify_init1(IN_NONBLOCK));
    ask("memfd", memfd_create("m", 0));
    ask("read end", p[0]);
    ask("write end", p[1]);
    ask("local socket", s[0]);
    ask("tcp", socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    ask("udp", socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0));
    ask("/dev/null", open("/dev/null", O_RDWR));
    ask("/dev/zero", open("/dev/zero", O_RDONLY));
    ask("folder", open("/tmp", O_RDONLY));
    ask("only a name", open("/tmp", O_PATH));
    return 0;
}
