/* nohup -- runs a program that a hang-up does not end; its output goes to nohup.out if it would go to a terminal
   (nohup(1)). */
#include <errno.h>
#include <fcntl.h>
#include <ringside/longopts.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "+", 125);
    if (argc < 2) {
        fprintf(stderr, "nohup: missing operand\n");
        return 125;
    }
    if (isatty(0))
        dup2(open("/dev/null", O_RDONLY), 0);
    if (isatty(1)) {
        fprintf(stderr, "nohup: ignoring input and appending output to 'nohup.out'\n");
        dup2(open("nohup.out", O_WRONLY | O_CREAT | O_APPEND, 0600), 1);
    }
    if (isatty(2))
        dup2(1, 2);
    signal(SIGHUP, SIG_IGN);
    execvp(argv[1], argv + 1);
    fprintf(stderr, "nohup: failed to run command '%s': %s\n", argv[1], strerror(errno));
    return errno == ENOENT ? 127 : 126;
}
