//@ native
//@ set: uid=0
/* What the calls on files, folders and descriptors refuse, and by which error. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <limits.h>
#include <signal.h>
#include <sched.h>
#include <time.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/time.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/prctl.h>
#include <sys/utsname.h>
#include <sys/file.h>
#include <semaphore.h>
#include <mqueue.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <utime.h>
#include <sys/sendfile.h>
#include <dirent.h>

static long number;

/* What a call answers: nothing, something, or an error by its name. */
static void say(const char *call, long r)
{
    int e = errno;
    number++;
    if (r == -1)
        printf("%ld %s: %s\n", number, call, strerrorname_np(e));
    else
        printf("%ld %s: %s\n", number, call, r == 0 ? "0" : "more");
}

/* The same for what gives its error itself, as pthreads do. */
static void told(const char *call, int e)
{
    printf("%ld %s: %s\n", ++number, call, e ? strerrorname_np(e) : "0");
}

#define TRY(call) (errno = 0, say(#call, (long)(call)))
#define ASK(call) told(#call, call)

int main(void)
{
    char longname[300], longpath[5000], buf[64];
    memset(longname, 'n', 299);
    longname[299] = 0;
    memset(longpath, '/', 4999);
    longpath[4999] = 0;
    for (int i = 1; i < 4999; i += 2) longpath[i] = 'a';
    system("rm -rf /tmp/errdir");
    mkdir("/tmp/errdir", 0700);
    chdir("/tmp/errdir");
    int f = open("file", O_CREAT|O_RDWR, 0600);
    mkdir("dir", 0700);
    symlink("loop", "loop");
    symlink("none", "dangling");
    mkfifo("fifo", 0600);
    int d = open("dir", O_RDONLY);
    int p[2];
    pipe(p);
    TRY(open("none", O_RDONLY));
    TRY(open(longname, O_RDONLY));
    TRY(open(longpath, O_RDONLY));
    TRY(open("loop", O_RDONLY));
    TRY(open("file/x", O_RDONLY));
    TRY(open("dir", O_WRONLY));
    TRY(open("file", O_DIRECTORY));
    TRY(open("file", O_CREAT|O_EXCL, 0600));
    TRY(open("dangling", O_CREAT|O_EXCL, 0600));
    TRY(open("dangling", O_RDONLY|O_NOFOLLOW));
    TRY(open("fifo", O_WRONLY|O_NONBLOCK));
    TRY(open("", O_RDONLY));
    TRY(openat(99, "x", O_RDONLY));
    TRY(openat(f, "x", O_RDONLY));
    TRY(open("file", O_RDONLY|O_TMPFILE, 0600));
    TRY(open("dir/", O_CREAT|O_WRONLY, 0600));
    TRY(open("new/", O_CREAT|O_WRONLY, 0600));
    TRY(open("file/", O_RDONLY));
    TRY(open("file", 3));
    TRY(read(99, buf, 1));
    TRY(read(p[1], buf, 1));
    TRY(read(d, buf, 1));
    TRY(write(p[0], buf, 1));
    TRY(write(d, buf, 1));
    TRY(write(99, buf, 1));
    TRY(readv(f, NULL, -1));
    TRY(readv(f, NULL, 0));
    TRY(readv(f, NULL, 2000));
    TRY(pread(f, buf, 1, -1));
    TRY(pwrite(f, buf, 1, -1));
    TRY(pread(p[0], buf, 1, 0));
    TRY(lseek(p[0], 0, SEEK_SET));
    TRY(lseek(f, -1, SEEK_SET));
    TRY(lseek(f, 0, 77));
    TRY(lseek(99, 0, 0));
    TRY(ftruncate(f, -1));
    TRY(ftruncate(d, 0));
    TRY(ftruncate(p[0], 0));
    TRY(truncate("dir", 0));
    TRY(truncate("none", 0));
    TRY(truncate("file", -1));
    TRY(close(99));
    TRY(close(-1));
    TRY(dup(99));
    TRY(dup2(99, 5));
    TRY(dup2(f, -1));
    TRY(dup2(f, 100000000));
    TRY(dup3(f, f, 0));
    TRY(dup3(f, 50, 1));
    TRY(fcntl(f, 9999));
    TRY(fcntl(f, F_DUPFD, -1));
    TRY(fcntl(f, F_DUPFD, 100000000));
    TRY(fcntl(99, F_GETFL));
    TRY(fcntl(f, F_GETPIPE_SZ));
    TRY(pipe2(p + 0, 0x10));
    TRY(flock(f, 99));
    TRY(flock(99, LOCK_EX));
    TRY(fsync(p[0]));
    TRY(fsync(99));
    TRY(posix_fadvise(f, 0, 0, 99));
    TRY(posix_fallocate(f, -1, 1));
    TRY(fallocate(f, 0, 0, 0));
    TRY(sendfile(1, 99, NULL, 1));
    TRY(sendfile(f, p[0], NULL, 1));
    TRY(ioctl(f, 0x5401, buf));
    TRY(ioctl(99, 0x5401, buf));
    TRY(mkdir("dir", 0700));
    TRY(mkdir("none/x", 0700));
    TRY(mkdir("file/x", 0700));
    TRY(mkdir("", 0700));
    TRY(rmdir("none"));
    TRY(rmdir("file"));
    TRY(rmdir("."));
    TRY(rmdir("dir/.."));
    TRY(rmdir("/"));
    TRY(unlink("none"));
    TRY(unlink("dir"));
    TRY(unlink("file/"));
    TRY(unlinkat(AT_FDCWD, "file", 99));
    TRY(unlinkat(AT_FDCWD, "file", AT_REMOVEDIR));
    TRY(rename("none", "x"));
    TRY(rename("dir", "dir/sub"));
    TRY(rename("file", "dir"));
    TRY(rename("dir", "file"));
    TRY(rename(".", "x"));
    TRY(rename("file", "file"));
    TRY(link("none", "x"));
    TRY(link("dir", "x"));
    TRY(link("file", "file"));
    TRY(link("file", "none/x"));
    TRY(symlink("x", "file"));
    TRY(symlink("", "y"));
    TRY(readlink("file", buf, 10));
    TRY(readlink("none", buf, 10));
    TRY(readlink("loop", buf, 0));
    TRY(stat("none", (void *)buf));
    TRY(lstat("file/", (void *)buf));
    TRY(fstat(99, (void *)buf));
    TRY(access("none", F_OK));
    TRY(access("file", 99));
    TRY(access("loop", F_OK));
    TRY(chmod("none", 0));
    TRY(chmod("loop", 0));
    TRY(fchmod(99, 0));
    TRY(chdir("file"));
    TRY(chdir("none"));
    TRY(chdir(longname));
    TRY(fchdir(f));
    TRY(fchdir(99));
    TRY(getcwd(buf, 1));
    TRY(mkfifo("fifo", 0600));
    TRY(mknod("m", S_IFMT, 0));
    TRY(mknod("m", S_IFDIR, 0));
    TRY(utimensat(AT_FDCWD, "none", NULL, 0));
    TRY(utimensat(AT_FDCWD, "file", (struct timespec[]){{0, -5}, {0, 0}}, 0));
    TRY(utimensat(AT_FDCWD, "file", NULL, 99));
    TRY(utime("none", NULL));
    TRY(faccessat(99, "x", F_OK, 0));
    TRY(fstatat(f, "x", (void *)buf, 0));
    TRY(fstatat(AT_FDCWD, "", (void *)buf, 0));
    TRY(opendir("file") == NULL ? -1 : 1);
    TRY(opendir("none") == NULL ? -1 : 1);
    TRY(umask(077) >= 0 ? 0 : -1);
    TRY(chown("none", 0, 0));
    TRY(lchown("none", 0, 0));
    TRY(mkstemp((char[]){"bad"}));
    TRY(mkdtemp((char[]){"XXXXX"}) ? 0 : -1);
    TRY(realpath("none/x", NULL) ? 0 : -1);
    TRY(realpath("", NULL) ? 0 : -1);
    TRY(syscall(9999));
    TRY(syscall(SYS_getdents64, f, buf, 64));
    TRY(syscall(SYS_getdents64, d, buf, 1));
    system("rm -rf /tmp/errdir");
    return 0;
}
