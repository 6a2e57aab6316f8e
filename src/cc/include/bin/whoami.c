/* whoami -- the name of the user. */
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct passwd *p = getpwuid(geteuid());
    if (!p) {
        fprintf(stderr, "whoami: cannot find name for user ID %d\n", geteuid());
        return 1;
    }
    puts(p->pw_name);
    return 0;
}
