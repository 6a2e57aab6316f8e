/* uname -- the system: -s its name, -n the host's, -r the release, -v the version, -m the machine, -a all. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

int main(int argc, char *argv[])
{
    known_options(argv, "amnrsv", 1);
    struct utsname u;
    const char *want = argc > 1 ? argv[1] + 1 : "s", *letters = "snrvm";
    if (uname(&u) < 0) {
        perror("uname");
        return 1;
    }
    const char *values[] = { u.sysname, u.nodename, u.release, u.version, u.machine };
    int shown = 0;
    for (int i = 0; letters[i]; i++)
        if (strchr(want, letters[i]) || strchr(want, 'a'))
            printf("%s%s", shown++ ? " " : "", values[i]);
    if (strchr(want, 'a'))
        printf(" GNU/Linux");
    putchar('\n');
    return 0;
}
