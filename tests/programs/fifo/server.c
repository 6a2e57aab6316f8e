//@ native
// A server with a well-known FIFO; each client makes one for its answers (TLPI, chapter 44).
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct request { pid_t pid; int number; };
static void name_of(char *to, pid_t pid) { sprintf(to, "/tmp/ringside_cl.%ld", (long)pid); }
int main(void)
{
    char *well_known = "/tmp/ringside_sv", name[64];
    struct request r;
    int answer;
    unlink(well_known);
    mkfifo(well_known, 0600);
    pid_t server = fork();
    if (server == 0) {
        int in = open(well_known, O_RDONLY), keep = open(well_known, O_WRONLY), next = 100;
        while (read(in, &r, sizeof r) == sizeof r) {
            name_of(name, r.pid);
            int out = open(name, O_WRONLY);
            write(out, &next, sizeof next);
            close(out);
            next += r.number;
            if (r.number == 0)
                _exit(0);
        }
    }
    int wants[] = { 5, 10, 0 };
    for (int i = 0; i < 3; i++) {
        name_of(name, getpid());
        mkfifo(name, 0600);
        int out = open(well_known, O_WRONLY);
        r = (struct request){ getpid(), wants[i] };
        write(out, &r, sizeof r);
        close(out);
        int in = open(name, O_RDONLY);
        read(in, &answer, sizeof answer);
        close(in);
        unlink(name);
        printf("asked for %d, got %d\n", wants[i], answer);
    }
    wait(NULL);
    unlink(well_known);
    return 0;
}
