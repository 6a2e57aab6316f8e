/* mkfifo -- makes named pipes. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    int failed = 0;
    for (int i = 1; i < argc; i++)
        if (mkfifo(argv[i], 0666) < 0) {
            fprintf(stderr, "mkfifo: cannot create fifo '%s': %s\n", argv[i], strerror(errno));
            failed = 1;
        }
    return failed;
}
