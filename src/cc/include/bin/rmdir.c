/* rmdir -- takes away directories that are empty. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    int failed = argc < 2;
    if (failed)
        fprintf(stderr, "rmdir: missing operand\n");
    for (int i = 1; i < argc; i++)
        if (rmdir(argv[i]) < 0) {
            fprintf(stderr, "rmdir: failed to remove '%s': %s\n", argv[i], strerror(errno));
            failed = 1;
        }
    return failed;
}
