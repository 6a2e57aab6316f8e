//@ native
// sendfile(2) puts a file on a socket; stdio works on a socket, too.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2], fd = open("/tmp/ringside_sendfile", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char line[64];
    write(fd, "first line\nsecond line\n", 23);
    lseek(fd, 0, SEEK_SET);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    printf("%zd\n", sendfile(s[0], fd, NULL, 100));
    off_t at = 6;
    printf("%zd %ld\n", sendfile(s[0], fd, &at, 5), (long)at);
    if (fork() == 0) {
        close(s[0]);
        FILE *in = fdopen(s[1], "r"), *out = fdopen(dup(s[1]), "w");
        while (fgets(line, sizeof line, in))
            fprintf(out, "%zu: %s", strlen(line), line);
        fclose(out);
        _exit(0);
    }
    close(s[1]);
    shutdown(s[0], SHUT_WR);
    FILE *f = fdopen(s[0], "r");
    while (fgets(line, sizeof line, f))
        printf("%s", line);
    wait(NULL);
    unlink("/tmp/ringside_sendfile");
    return 0;
}
