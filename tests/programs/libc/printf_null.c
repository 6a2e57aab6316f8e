//@ native
// A null pointer for %s: printf says "(null)", but gcc makes puts of a printf of a line whose result nobody uses, and
// fputs of an fprintf of a string; those fail.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char *none;

static int used(void) { return printf("%s\n", none); }
static void line(void) { printf("%s\n", none); }
static void cast(void) { (void)printf("%s\n", none); }
static void comma(void) { printf("%s\n", none), puts("never"); }
static void loop(void)
{
    for (printf("%s\n", none); 0;)
        ;
}
static void file(void) { fprintf(stdout, "%s", none); }
static void file_line(void) { fprintf(stdout, "%s\n", none); }
static void no_line(void) { printf("%s", none); }
static void bracket(void) { printf("[%s]\n", none); }
static void choice(void) { none ? 0 : printf("%s\n", none); }
static void text(void) { printf("%s\n", "text"); }
static void file_text(void) { fprintf(stdout, "%s", "text"); }
static void kept(void) { exit(used()); }

int main(void)
{
    static void (*const all[])(void) = { line, cast, comma, loop, file, file_line, no_line, bracket, choice, text, file_text, kept };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        int status;
        fflush(stdout);
        if (fork() == 0) {
            all[i]();
            exit(0);
        }
        wait(&status);
        if (WIFSIGNALED(status))
            printf("%zu: signal %d\n", i, WTERMSIG(status));
        else
            printf("%zu: exit %d\n", i, WEXITSTATUS(status));
    }
    return 0;
}
