//@ native
/* prctl(2), PR_SET_DUMPABLE: asked for without a second argument, inherited, and as it was at first after exec. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    if (argc > 1) {
        printf("after exec %d\n", prctl(PR_GET_DUMPABLE));
        return 0;
    }
    printf("at first %d\n", prctl(PR_GET_DUMPABLE));
    printf("set %d\n", prctl(PR_SET_DUMPABLE, 0));
    printf("now %d\n", prctl(PR_GET_DUMPABLE));
    int r = prctl(PR_SET_DUMPABLE, 7);
    printf("7: %d %s\n", r, strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        printf("in a child %d\n", prctl(PR_GET_DUMPABLE));
        fflush(stdout);
        execl(argv[0], argv[0], "again", NULL);
        _exit(1);
    }
    wait(NULL);
    return 0;
}
