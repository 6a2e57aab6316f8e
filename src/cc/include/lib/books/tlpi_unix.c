// defines unixBuildAddress unixConnect unixListen unixBind
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int unixBuildAddress(const char *path, struct sockaddr_un *addr)
{
    if (!addr || !path || strlen(path) >= sizeof addr->sun_path - 1) {
        errno = EINVAL;
        return -1;
    }
    memset(addr, 0, sizeof *addr);
    addr->sun_family = AF_UNIX;
    strcpy(addr->sun_path, path);
    return 0;
}

static int make(const char *path, int type, int how, int backlog)
{
    struct sockaddr_un addr;
    if (unixBuildAddress(path, &addr) == -1)
        return -1;
    int fd = socket(AF_UNIX, type, 0);
    if (fd == -1)
        return -1;
    int r = how == 'c' ? connect(fd, (struct sockaddr *)&addr, sizeof addr) : bind(fd, (struct sockaddr *)&addr, sizeof addr);
    if (r == 0 && how == 'l')
        r = listen(fd, backlog);
    if (r == -1) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int unixConnect(const char *path, int type) { return make(path, type, 'c', 0); }
int unixListen(const char *path, int backlog) { return make(path, SOCK_STREAM, 'l', backlog); }
int unixBind(const char *path, int type) { return make(path, type, 'b', 0); }
