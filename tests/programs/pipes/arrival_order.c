//@ native
// Readers that wait at an empty pipe are served in the order in which they came, and writers at a full one, too.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int p[2], out[2];
    char c, all[4] = "";
    setbuf(stdout, NULL);
    pipe(p);
    pipe(out);
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            read(p[0], &c, 1);
            c = 'a' + i;
            write(out[1], &c, 1);
            _exit(0);
        }
        usleep(100000);
    }
    for (int i = 0; i < 3; i++) {
        write(p[1], "x", 1);
        read(out[0], all + i, 1);
    }
    printf("readers %s\n", all);
    char page[4096];
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    write(p[1], page, 4096);
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            page[0] = 'a' + i;
            write(p[1], page, 4096);
            _exit(0);
        }
        usleep(100000);
    }
    read(p[0], page, 4096);
    for (int i = 0; i < 3; i++) {
        read(p[0], page, 4096);
        all[i] = page[0];
    }
    printf("writers %s\n", all);
    while (wait(NULL) > 0)
        ;
    return 0;
}
