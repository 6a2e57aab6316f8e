//@ native
// Resource limits that programs ask about and set.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct rlimit r, was;
    getrlimit(RLIMIT_NOFILE, &was);
    r = (struct rlimit){ 5, was.rlim_max };
    say("the soft limit may be lowered", setrlimit(RLIMIT_NOFILE, &r) == 0);
    say("two more descriptors may be open", dup(0) == 3 && dup(0) == 4);
    say("then open says EMFILE", open("/dev/null", O_RDONLY) == -1 && errno == EMFILE);
    say("and so does pipe", pipe((int[2]){ 0, 0 }) == -1 && errno == EMFILE);
    say("dup2 beyond the limit says EBADF", dup2(0, 5) == -1 && errno == EBADF);
    say("sysconf follows", sysconf(_SC_OPEN_MAX) == 5);
    r.rlim_cur = was.rlim_max;
    say("raised up to the hard limit", setrlimit(RLIMIT_NOFILE, &r) == 0);
    r = (struct rlimit){ 10, 5 };
    say("a soft limit over the hard one: EINVAL", setrlimit(RLIMIT_NOFILE, &r) == -1 && errno == EINVAL);
    say("an unknown resource: EINVAL", getrlimit(99, &r) == -1 && errno == EINVAL);
    return 0;
}
