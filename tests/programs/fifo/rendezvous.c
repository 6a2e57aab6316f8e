//@ native
// Opening a FIFO waits for the other side; ENXIO without blocking; end of file; unlink.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    const char *f = "/tmp/ringside_fifo";
    char b[16];
    unlink(f);
    printf("%d\n", mkfifo(f, 0600));
    int e = mkfifo(f, 0600);
    printf("%d %d\n", e, errno == EEXIST);
    e = open(f, O_WRONLY | O_NONBLOCK);
    printf("%d %d\n", e, errno == ENXIO);
    int nb = open(f, O_RDONLY | O_NONBLOCK);
    printf("%d %zd\n", nb >= 0, read(nb, b, 1));
    close(nb);
    if (fork() == 0) {
        int w = open(f, O_WRONLY);
        write(w, "ping", 4);
        return 0;
    }
    int r = open(f, O_RDONLY);
    ssize_t n = read(r, b, sizeof b);
    printf("%.*s\n", (int)n, b);
    printf("%zd\n", read(r, b, sizeof b));
    wait(NULL);
    struct stat st;
    stat(f, &st);
    printf("%d %o\n", S_ISFIFO(st.st_mode), st.st_mode & 0777);
    unlink(f);
    printf("%d\n", access(f, F_OK));
    return 0;
}
