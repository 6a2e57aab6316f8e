/* dirname -- a path without its last part. */
#include <libgen.h>
#include <ringside/longopts.h>
#include <stdio.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    if (argc < 2) {
        fprintf(stderr, "dirname: missing operand\n");
        return 1;
    }
    puts(dirname(argv[1]));
    return 0;
}
