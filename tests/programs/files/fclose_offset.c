//@ native
/* What a stream has read ahead is given back by fflush and at exit, but not by fclose. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int fd;

static FILE *begin(void)
{
    lseek(fd, 0, SEEK_SET);
    FILE *f = fdopen(dup(fd), "r");
    fgetc(f);
    return f;
}

static void told(const char *after)
{
    long at = lseek(fd, 0, SEEK_CUR);
    printf("%s: at %ld\n", after, at);
    fflush(stdout);
}

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", text[100];
    memset(text, 'x', sizeof text);
    fd = mkstemp(name);
    write(fd, text, sizeof text);
    fclose(begin());
    told("fclose");
    FILE *f = begin();
    fflush(f);
    told("fflush");
    fclose(f);
    told("and fclose");
    f = begin();
    ungetc('y', f);
    fclose(f);
    told("ungetc and fclose");
    f = begin();
    if (fork() == 0)
        exit(0);
    wait(NULL);
    told("a child's exit");
    fclose(f);
    f = fdopen(dup(fd), "r+");
    rewind(f);
    fputs("written", f);
    fclose(f);
    told("written and fclose");
    return unlink(name);
}
