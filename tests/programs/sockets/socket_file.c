//@ native
// A UNIX socket's name is a file: it stays when the socket is gone, and its name is taken until it is unlinked.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_sf" }, b = a;
    struct stat st;
    char link[64], want[64];
    strcat(b.sun_path, "2");
    unlink(a.sun_path), unlink(b.sun_path);
    umask(022);
    int s = socket(AF_UNIX, SOCK_STREAM, 0), t = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 3);
    stat(a.sun_path, &st);
    printf("%s %o\n", S_ISSOCK(st.st_mode) ? "socket" : "other", st.st_mode & 0777);
    int r = open(a.sun_path, O_RDWR);
    printf("open: %s\n", r < 0 ? strerror(errno) : "fine");
    printf("rename %d\n", rename(a.sun_path, b.sun_path));
    r = connect(t, (struct sockaddr *)&a, sizeof a);
    printf("old name: %s\n", r < 0 ? strerror(errno) : "fine");
    printf("new name: %d\n", connect(t, (struct sockaddr *)&b, sizeof b));
    close(s);
    int u = socket(AF_UNIX, SOCK_STREAM, 0);
    r = bind(u, (struct sockaddr *)&b, sizeof b);
    printf("bind: %s\n", r < 0 ? strerror(errno) : "fine");
    r = connect(u, (struct sockaddr *)&b, sizeof b);
    printf("connect: %s\n", r < 0 ? strerror(errno) : "fine");
    unlink(b.sun_path);
    printf("bind %d\n", bind(u, (struct sockaddr *)&b, sizeof b));
    unlink(b.sun_path);
    fstat(u, &st);
    printf("%s %ld\n", S_ISSOCK(st.st_mode) ? "socket" : "other", (long)st.st_size);
    sprintf(link, "/proc/self/fd/%d", u);
    sprintf(want, "socket:[%lu]", (unsigned long)st.st_ino);
    char got[64] = "";
    readlink(link, got, sizeof got - 1);
    printf("%s\n", strcmp(got, want) == 0 ? "socket:[its inode]" : got);
    return 0;
}
