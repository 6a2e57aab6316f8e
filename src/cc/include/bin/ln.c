/* ln -- another name for a file; -s a symbolic link, -f even if there is one. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "fs", 1);
    int i = 1, symbolic = 0, force = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            symbolic |= *p == 's';
            force |= *p == 'f';
        }
    if (argc - i < 1) {
        fprintf(stderr, "ln: missing file operand\n");
        return 1;
    }
    const char *from = argv[i], *slash = strrchr(from, '/');
    const char *to = i + 1 < argc ? argv[i + 1] : slash ? slash + 1 : from;
    if (force)
        unlink(to);
    if ((symbolic ? symlink(from, to) : link(from, to)) == 0)
        return 0;
    if (!symbolic && errno == ENOENT)
        fprintf(stderr, "ln: failed to access '%s': %s\n", from, strerror(errno));
    else if (symbolic)
        fprintf(stderr, "ln: failed to create symbolic link '%s': %s\n", to, strerror(errno));
    else
        fprintf(stderr, "ln: failed to create hard link '%s': %s\n", to, strerror(errno));
    return 1;
}
