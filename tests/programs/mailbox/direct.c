// Direct communication, both name each other (symmetric): each message is received from whom it is wanted, whoever sent
// first. With MB_ANYONE the receiver takes what comes and is told from whom (asymmetric).
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    pid_t parent = getpid(), first, second, from;
    char text[16];
    setbuf(stdout, NULL);
    message_capacity(4);
    if ((first = fork()) == 0) {
        message_send(parent, "from first", 10, 0);
        message_send(parent, "again", 5, 0);
        _exit(0);
    }
    if ((second = fork()) == 0) {
        message_send(parent, "from second", 11, 0);
        _exit(0);
    }
    waitpid(first, NULL, 0);
    waitpid(second, NULL, 0);
    ssize_t n = message_receive(second, text, sizeof text, 0, NULL);
    printf("second: %.*s\n", (int)n, text);
    n = message_receive(MB_ANYONE, text, sizeof text, 0, &from);
    printf("%s: %.*s\n", from == first ? "first" : "?", (int)n, text);
    n = message_receive(first, text, sizeof text, 0, &from);
    printf("%s: %.*s\n", from == first ? "first" : "?", (int)n, text);
    printf("nothing: %d\n", message_receive(MB_ANYONE, text, sizeof text, MB_NOWAIT, NULL) < 0 && errno == EAGAIN);
    printf("nobody: %d\n", message_send(first, "x", 1, 0) < 0 && errno == ESRCH);
    return 0;
}
