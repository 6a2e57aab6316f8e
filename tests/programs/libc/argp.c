//@ native
// Argp: options with and without arguments, help, usage, version and what it says of mistakes.
#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *argp_program_version = "example 1.0";
const char *argp_program_bug_address = "<bugs@example.org>";
static char doc[] = "An example of a program with options -- it does nothing else, but says so at some length and over "
                    "more than a line\vWhat stands behind the options.";
static char args_doc[] = "ARG1 ARG2";
static struct argp_option options[] = {
    { "verbose", 'v', 0, 0, "Produce verbose output", 0 },
    { "quiet", 'q', 0, 0, "Don't produce any output", 0 },
    { "silent", 's', 0, OPTION_ALIAS, 0, 0 },
    { "output", 'o', "FILE", 0, "Output to FILE instead of standard output", 0 },
    { 0, 0, 0, 0, "These take their time:", 3 },
    { "repeat", 'r', "COUNT", OPTION_ARG_OPTIONAL, "Repeat the output COUNT times, which is ten times if nothing is said", 0 },
    { "abort", 300, 0, 0, "Abort before showing any output", 0 },
    { "secret", 301, 0, OPTION_HIDDEN, "Not shown", 0 },
    { 0 }
};
struct arguments { char *args[2]; int silent, verbose, repeat, abort; char *output; };

static error_t parse_opt(int key, char *arg, struct argp_state *state)
{
    struct arguments *a = state->input;
    switch (key) {
    case 'q': case 's': a->silent = 1; break;
    case 'v': a->verbose = 1; break;
    case 'o': a->output = arg; break;
    case 'r': a->repeat = arg ? atoi(arg) : 10; break;
    case 300: a->abort = 1; break;
    case 301: argp_failure(state, 3, ENOENT, "cannot %s", "keep a secret"); break;
    case ARGP_KEY_ARG:
        if (state->arg_num >= 2)
            argp_usage(state);
        a->args[state->arg_num] = arg;
        break;
    case ARGP_KEY_END:
        if (state->arg_num < 2)
            argp_error(state, "%s", "two arguments are needed");
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static struct argp argp = { options, parse_opt, args_doc, doc, 0, 0, 0 };

static void try(const char *line)
{
    char copy[200], *argv[20], *word;
    int argc = 0;
    printf("$ %s\n", line);
    fflush(stdout);
    if (fork() == 0) {
        strcpy(copy, line);
        for (word = strtok(copy, " "); word; word = strtok(NULL, " "))
            argv[argc++] = word;
        argv[argc] = NULL;
        struct arguments a = { { 0 }, 0, 0, 1, 0, "-" };
        dup2(1, 2);
        int e = argp_parse(&argp, argc, argv, 0, 0, &a);
        printf("%d: %s %s, output %s, verbose %d, silent %d, repeat %d, abort %d\n", e, a.args[0], a.args[1], a.output,
               a.verbose, a.silent, a.repeat, a.abort);
        exit(0);
    }
    int status;
    wait(&status);
    printf("exit %d\n", WEXITSTATUS(status));
}

int main(void)
{
    const char *lines[] = {
        "./ex a b", "./ex -v a -ofile b", "ex --output=x --repeat a --abort b", "ex -r5 -q one two", "ex --rep=7 --sil one -- -v",
        "ex --help", "ex -?", "ex --usage", "ex -V", "ex a", "ex a b c", "ex -x", "ex --nothing", "ex --output", "ex -o",
        "ex --verbose=1 a b", "ex --secret", "ex --ver",
    };
    for (unsigned i = 0; i < sizeof lines / sizeof *lines; i++)
        try(lines[i]);
    return 0;
}
