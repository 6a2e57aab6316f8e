// The companions of "The Linux Programming Interface" that its programs include: event flags, limits, descriptors.
#include "event_flags.h"
#include "print_rlimit.h"
#include "print_rusage.h"
#include "scm_functions.h"
#include "scm_rights.h"
#include "semun.h"
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/wait.h>
int main(void)
{
    Boolean set;
    int id = semget(IPC_PRIVATE, 1, 0600), pair[2];
    if (id == -1 || clearEventFlag(id, 0) == -1)
        errExit("semget");
    getFlagState(id, 0, &set);
    printf("clear: %s\n", set ? "set" : "not set");
    setbuf(stdout, NULL);
    if (fork() == 0) {
        waitForEventFlag(id, 0);
        printf("the flag is up\n");
        _exit(0);
    }
    sleep(1);
    printf("raising it\n");
    setEventFlag(id, 0);
    wait(NULL);
    getFlagState(id, 0, &set);
    printf("%s\n", set ? "set" : "not set");
    semctl(id, 0, IPC_RMID);

    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    if (fork() == 0) {
        int fd = open("letter", O_RDWR | O_CREAT, 0600);
        write(fd, "by descriptor\n", 14);
        lseek(fd, 0, SEEK_SET);
        exit(sendfd(pair[1], fd) == -1);
    }
    char text[32];
    int fd = recvfd(pair[0]);
    printf("%.*s", (int)read(fd, text, sizeof text), text);
    wait(NULL);

    struct rlimit limit = { 20, 40 };
    setrlimit(RLIMIT_NOFILE, &limit);
    printRlimit("files:", RLIMIT_NOFILE);
    printRlimit("core:", RLIMIT_CORE);
    struct rusage usage = { .ru_utime = { 1, 500000 }, .ru_nsignals = 2 };
    printRusage("  ", &usage);
    printf("%s\n", SOCK_PATH);
    return 0;
}
