/* mv -- gives a file another name. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "f", 1);
    if (argc > 1 && strcmp(argv[1], "-f") == 0)
        argv++, argc--;
    if (argc != 3) {
        fprintf(stderr, "mv: missing file operand\n");
        return 1;
    }
    if (rename(argv[1], argv[2]) == 0)
        return 0;
    fprintf(stderr, "mv: cannot move '%s' to '%s': %s\n", argv[1], argv[2], strerror(errno));
    return 1;
}
