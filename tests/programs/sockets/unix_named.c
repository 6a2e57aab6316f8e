//@ native
// A named UNIX socket; the name is a file.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    strcpy(a.sun_path, "/tmp/ringside_sock");
    unlink(a.sun_path);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    printf("%d\n", bind(s, (struct sockaddr *)&a, sizeof a));
    int t = socket(AF_UNIX, SOCK_STREAM, 0);
    int r = bind(t, (struct sockaddr *)&a, sizeof a);
    printf("%d %d\n", r, errno == EADDRINUSE);
    listen(s, 1);
    if (fork() == 0) {
        int c = socket(AF_UNIX, SOCK_STREAM, 0);
        connect(c, (struct sockaddr *)&a, sizeof a);
        write(c, "hi", 2);
        return 0;
    }
    int k = accept(s, NULL, NULL);
    char b[8];
    ssize_t n = read(k, b, 8);
    printf("%zd %.2s\n", n, b);
    wait(NULL);
    struct stat st;
    stat(a.sun_path, &st);
    printf("%d\n", S_ISSOCK(st.st_mode));
    unlink(a.sun_path);
    r = connect(t, (struct sockaddr *)&a, sizeof a);
    printf("%d %d\n", r, errno == ENOENT);
    return 0;
}
