#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
struct request { int pid; int seq; };
int main(void) {
    mkfifo("/tmp/server", 0600);
    for (int c = 0; c < 3; c++) {
        if (fork() == 0) {
            char path[32];
            sprintf(path, "/tmp/client.%d", getpid());
            mkfifo(path, 0600);
            struct request r = { getpid(), c + 1 };
            int s = open("/tmp/server", O_WRONLY);
            write(s, &r, sizeof r);
            int in = open(path, O_RDONLY);
            int answer;
            read(in, &answer, sizeof answer);
            printf("client %d got %d\n", c, answer);
            unlink(path);
            exit(0);
        }
    }
    int in = open("/tmp/server", O_RDONLY);
    int dummy = open("/tmp/server", O_WRONLY);
    int next = 100;
    for (int i = 0; i < 3; i++) {
        struct request r;
        read(in, &r, sizeof r);
        char path[32];
        sprintf(path, "/tmp/client.%d", r.pid);
        int out = open(path, O_WRONLY);
        write(out, &next, sizeof next);
        next += r.seq;
        close(out);
    }
    while (wait(NULL) > 0) ;
    unlink("/tmp/server");
    return dummy < 0;
}
