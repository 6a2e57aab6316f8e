/* echo -- prints its arguments; -n: without a newline. */
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    int i = 1, newline = 1;
    if (i < argc && strcmp(argv[i], "-n") == 0) {
        newline = 0;
        i++;
    }
    for (; i < argc; i++)
        printf(i < argc - 1 ? "%s " : "%s", argv[i]);
    if (newline)
        putchar('\n');
    return 0;
}
