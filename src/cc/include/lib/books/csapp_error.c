// defines unix_error posix_error dns_error app_error
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void unix_error(char *text)
{
    fprintf(stderr, "%s: %s\n", text, strerror(errno));
    exit(0);
}

void posix_error(int code, char *text)
{
    fprintf(stderr, "%s: %s\n", text, strerror(code));
    exit(0);
}

void dns_error(char *text)
{
    fprintf(stderr, "%s\n", text);
    exit(0);
}

void app_error(char *text)
{
    fprintf(stderr, "%s\n", text);
    exit(0);
}
