//@ native
/* copy_file_range(2): from file to file without a stop in the program's memory; a file without a name (O_TMPFILE). */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void say(const char *what, long r)
{
    int e = errno;
    printf("%s: %ld%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    char from[] = "/tmp/ringside_XXXXXX", text[32] = "";
    int a = mkstemp(from), b = open("/tmp", O_TMPFILE | O_RDWR, 0600), p[2];
    say("a file without a name", b < 0 ? -1 : 0);
    pipe(p);
    write(a, "0123456789", 10);
    lseek(a, 2, SEEK_SET);
    say("by the files' own offsets", copy_file_range(a, NULL, b, NULL, 4, 0));
    off_t at = 8, to = 1;
    say("by others", copy_file_range(a, &at, b, &to, 100, 0));
    printf("now at %ld, %ld; own %ld, %ld\n", (long)at, (long)to, (long)lseek(a, 0, SEEK_CUR), (long)lseek(b, 0, SEEK_CUR));
    pread(b, text, sizeof text, 0);
    puts(text);
    say("at the end", copy_file_range(a, &at, b, NULL, 5, 0));
    say("nothing", copy_file_range(a, NULL, b, NULL, 0, 0));
    at = 0, to = 5;
    say("within one file", copy_file_range(a, &at, a, &to, 5, 0));
    at = 0, to = 2;
    say("over itself", copy_file_range(a, &at, a, &to, 5, 0));
    pread(a, text, sizeof text, 0);
    puts(text);
    say("flags", copy_file_range(a, NULL, b, NULL, 1, 1));
    say("no descriptor", copy_file_range(99, NULL, b, NULL, 1, 0));
    say("a pipe", copy_file_range(p[0], NULL, b, NULL, 1, 0));
    int folder = open("/tmp", O_RDONLY), reads = open(from, O_RDONLY), appends = open(from, O_WRONLY | O_APPEND);
    say("a folder", copy_file_range(folder, NULL, b, NULL, 1, 0));
    say("to one that is only read", copy_file_range(b, NULL, reads, NULL, 1, 0));
    say("to one that appends", copy_file_range(b, NULL, appends, NULL, 1, 0));
    say("O_TMPFILE only to read", open("/tmp", O_TMPFILE | O_RDONLY, 0600));
    say("O_TMPFILE in no folder", open(from, O_TMPFILE | O_RDWR, 0600));
    return unlink(from);
}
