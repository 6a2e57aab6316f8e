/* mktemp -- makes a file, or with -d a folder, of a name that nobody has, and says it (mktemp(1)). */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "dtqp:", 1);
    int option, folder = 0, in_tmp = 0;
    const char *tmp = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", *template = "tmp.XXXXXXXXXX";
    char name[4096];
    while ((option = getopt(argc, argv, "dtqp:")) != -1) {
        if (option == 'd')
            folder = 1;
        else if (option == 't')
            in_tmp = 1;
        else if (option == 'p')
            tmp = optarg, in_tmp = 1;
        else if (option == '?')
            return 1;
    }
    if (optind < argc)
        template = argv[optind];
    else
        in_tmp = 1;
    snprintf(name, sizeof name, "%s%s%s", in_tmp ? tmp : "", in_tmp ? "/" : "", template);
    if (strlen(template) < 3 || strcmp(template + strlen(template) - 3, "XXX") != 0) {
        fprintf(stderr, "mktemp: too few X's in template '%s'\n", template);
        return 1;
    }
    /* mkstemp wants six of them. */
    size_t n = strlen(name), marks = 0;
    while (marks < n && name[n - 1 - marks] == 'X')
        marks++;
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (size_t i = 6; i < marks; i++)
        name[n - 1 - i] = letters[random() % 62];
    if (marks < 6)
        strcat(name, "XXXXXX" + marks);
    if (folder ? !mkdtemp(name) : mkstemp(name) < 0) {
        fprintf(stderr, "mktemp: failed to create %s via template '%s': ", folder ? "directory" : "file", template);
        perror(NULL);
        return 1;
    }
    puts(name);
    return 0;
}
