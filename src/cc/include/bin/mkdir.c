/* mkdir -- makes directories; -p: and those on the way, and it does not matter if they are there. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char *argv[])
{
    short_options(argv, "parents=p");
    known_options(argv, "p", 1);
    int failed = 0, parents = argc > 1 && strcmp(argv[1], "-p") == 0;
    for (int i = 1 + parents; i < argc; i++) {
        for (char *slash = argv[i]; parents && (slash = strchr(slash + 1, '/')) != NULL;) {
            *slash = '\0';
            mkdir(argv[i], 0777);
            *slash = '/';
        }
        if (mkdir(argv[i], 0777) < 0 && !(parents && errno == EEXIST)) {
            fprintf(stderr, "mkdir: cannot create directory '%s': %s\n", argv[i], strerror(errno));
            failed = 1;
        }
    }
    return failed;
}
