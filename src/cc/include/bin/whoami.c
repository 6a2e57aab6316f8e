/* whoami -- the name of the user. */
#include <pwd.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    struct passwd *p = getpwuid(geteuid());
    if (!p) {
        fprintf(stderr, "whoami: cannot find name for user ID %d\n", geteuid());
        return 1;
    }
    puts(p->pw_name);
    return 0;
}
