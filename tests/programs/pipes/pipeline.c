//@ native
// ls | wc by hand: dup2 onto 0 and 1 in two children.
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int a[2], b[2];
    pipe(a);
    pipe(b);
    if (fork() == 0) {
        dup2(a[1], 1);
        close(a[0]); close(a[1]); close(b[0]); close(b[1]);
        printf("one\ntwo\nthree\n");
        return 0;
    }
    if (fork() == 0) {
        int c;
        dup2(a[0], 0);
        dup2(b[1], 1);
        close(a[0]); close(a[1]); close(b[0]); close(b[1]);
        while ((c = getchar()) != EOF)
            putchar(toupper(c));
        return 0;
    }
    close(a[0]); close(a[1]); close(b[1]);
    char buf[64];
    ssize_t n, total = 0;
    while ((n = read(b[0], buf + total, sizeof buf - total)) > 0)
        total += n;
    write(1, buf, total);
    while (wait(NULL) > 0)
        ;
    return 0;
}
