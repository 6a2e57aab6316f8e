//@ native
// What a process may ask about itself and the system.
#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct utsname u;
    say("uname", uname(&u) == 0 && strcmp(u.sysname, "Linux") == 0 && strcmp(u.machine, "x86_64") == 0);
    say("the page has 4096 bytes", sysconf(_SC_PAGESIZE) == 4096 && getpagesize() == 4096);
    say("real and effective ids agree", getuid() == geteuid() && getgid() == getegid());
    char host[65];
    say("a host name", gethostname(host, sizeof host) == 0 && strlen(host) > 0);
    say("one that does not fit: ENAMETOOLONG", gethostname(host, 1) == -1 && errno == ENAMETOOLONG);
    struct passwd *pw = getpwuid(0);
    printf("user 0 is %s in %s\n", pw->pw_name, pw->pw_dir);
    struct group *gr = getgrgid(0);
    printf("group 0 is %s\n", gr->gr_name);
    say("nobody by that name", getpwnam("no_such_user") == NULL);
    say("pid and tid of the first thread agree", getpid() == gettid());
    return 0;
}
