//@ native
// A FILE and a descriptor of the same file: the buffer is between them; fork copies it.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", c;
    int fd = mkstemp(name);
    write(fd, "abcdefgh", 8);
    lseek(fd, 0, SEEK_SET);
    FILE *f = fdopen(dup(fd), "r+");
    say("the first character", fgetc(f) == 'a');
    say("but the buffer has taken all", lseek(fd, 0, SEEK_CUR) == 8);
    fseek(f, 0, SEEK_CUR);
    fflush(f);
    say("fflush gives the rest back", lseek(fd, 0, SEEK_CUR) == 1);
    fseek(f, 4, SEEK_SET);
    fputc('X', f);
    say("not written yet", pread(fd, &c, 1, 4) == 1 && c == 'e');
    fclose(f);
    say("fclose writes", pread(fd, &c, 1, 4) == 1 && c == 'X');
    unlink(name);
    return 0;
}
