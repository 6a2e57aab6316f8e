//@ native
// /proc/net/unix and /proc/net/tcp show a socket by its inode: its name or port, and whether it listens.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
static unsigned long inode(int fd)
{
    struct stat st;
    fstat(fd, &st);
    return st.st_ino;
}
int main(void)
{
    struct sockaddr_un u = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_procnet" };
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof a;
    char line[512];
    int s = socket(AF_UNIX, SOCK_STREAM, 0), t = socket(AF_INET, SOCK_STREAM, 0);
    unlink(u.sun_path);
    bind(s, (struct sockaddr *)&u, sizeof u);
    listen(s, 1);
    bind(t, (struct sockaddr *)&a, sizeof a);
    getsockname(t, (struct sockaddr *)&a, &len);
    listen(t, 1);
    FILE *f = fopen("/proc/net/unix", "r");
    while (fgets(line, sizeof line, f)) {
        unsigned flags, type, state;
        unsigned long ino = 0;
        char path[128] = "";
        sscanf(line, "%*s %*x %*x %x %x %x %lu %127s", &flags, &type, &state, &ino, path);
        if (ino == inode(s))
            printf("flags %x type %x state %x %s\n", flags, type, state, path);
    }
    fclose(f);
    f = fopen("/proc/net/tcp", "r");
    while (fgets(line, sizeof line, f)) {
        unsigned ip, port, state;
        unsigned long ino = 0;
        if (sscanf(line, "%*d: %x:%x %*x:%*x %x %*s %*s %*s %*d %*d %lu", &ip, &port, &state, &ino) == 4 && ino == inode(t))
            printf("%s %s state %02X\n", inet_ntoa((struct in_addr){ ip }), port == ntohs(a.sin_port) ? "its port" : "?", state);
    }
    fclose(f);
    unlink(u.sun_path);
    return 0;
}
