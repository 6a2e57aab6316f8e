//@ native
// The reader sees the end only when the last write end is closed.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    char buf[16];
    ssize_t n;

    pipe(p);
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            close(p[0]);
            if (i == 1)
                usleep(50000);
            char word[8];
            snprintf(word, sizeof word, "kid%d ", i);
            write(p[1], word, strlen(word));
            _exit(0);
        }
    }
    close(p[1]);
    while ((n = read(p[0], buf, sizeof buf - 1)) > 0) {
        buf[n] = '\0';
        printf("read %zd: [%s]\n", n, buf);
    }
    printf("end: %zd\n", n);
    while (wait(NULL) > 0)
        ;
    return 0;
}
