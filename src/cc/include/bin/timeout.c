/* timeout -- runs a program and ends it after a time: SIGTERM, or the signal of -s; with -k SIGKILL that much later
   (timeout(1)). The status is then 124. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <ringside/longopts.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t child, signal_number = SIGTERM, ended;
static double later;

static void set(double seconds)
{
    struct itimerval t = { { 0, 0 }, { (long)seconds, (long)(fmod(seconds, 1) * 1e6) } };
    setitimer(ITIMER_REAL, &t, NULL);
}

static void over(int number)
{
    (void)number;
    kill(child, ended++ ? SIGKILL : signal_number);
    if (ended == 1 && later > 0)
        set(later);
}

static double duration(const char *text)
{
    char *end;
    double n = strtod(text, &end);
    double unit = !*end || !strcmp(end, "s") ? 1 : !strcmp(end, "m") ? 60 : !strcmp(end, "h") ? 3600
                : !strcmp(end, "d") ? 86400 : -1;
    if (end == text || n < 0 || unit < 0) {
        fprintf(stderr, "timeout: invalid time interval '%s'\nTry 'timeout --help' for more information.\n", text);
        exit(125);
    }
    return n * unit;
}

static int signal_of(const char *name)
{
    static const struct { const char *name; int number; } known[] = {
        { "HUP", SIGHUP }, { "INT", SIGINT }, { "QUIT", SIGQUIT }, { "KILL", SIGKILL }, { "USR1", SIGUSR1 },
        { "USR2", SIGUSR2 }, { "TERM", SIGTERM }, { "STOP", SIGSTOP }, { "CONT", SIGCONT }, { "ALRM", SIGALRM },
    };
    if (isdigit((unsigned char)*name))
        return atoi(name);
    if (strncasecmp(name, "SIG", 3) == 0)
        name += 3;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(known[i].name, name) == 0)
            return known[i].number;
    fprintf(stderr, "timeout: '%s': invalid signal\n", name);
    exit(125);
}

int main(int argc, char *argv[])
{
    known_options(argv, "+s:k:", 125);
    int option, status;
    while ((option = getopt(argc, argv, "+s:k:")) != -1)
        switch (option) {
        case 's': signal_number = signal_of(optarg); break;
        case 'k': later = duration(optarg); break;
        default: return 125;
        }
    if (argc - optind < 2) {
        fprintf(stderr, "timeout: missing operand\nTry 'timeout --help' for more information.\n");
        return 125;
    }
    double seconds = duration(argv[optind++]);
    struct sigaction action = { .sa_handler = over, .sa_flags = SA_RESTART };
    sigaction(SIGALRM, &action, NULL);
    child = fork();
    if (child == 0) {
        execvp(argv[optind], argv + optind);
        int error = errno;
        fprintf(stderr, "timeout: failed to run command '%s': %s\n", argv[optind], strerror(error));
        _exit(error == ENOENT ? 127 : 126);
    }
    if (child < 0) {
        perror("timeout: fork system call failed");
        return 125;
    }
    if (seconds > 0)
        set(seconds);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return 125;
    if (ended)
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 137 : 124;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
