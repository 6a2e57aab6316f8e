// defines argp_program_version argp_program_version_hook argp_program_bug_address argp_err_exit_status argp_usage argp_error argp_failure __argp_standard
#include <ringside/sys.h>
#include <argp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define KEY_HELP '?'
#define KEY_USAGE (-3)
#define KEY_VERSION 'V'

extern char *program_invocation_name, *program_invocation_short_name;

/* A program may define these itself. */
__attribute__((weak)) const char *argp_program_version, *argp_program_bug_address;
__attribute__((weak)) void (*argp_program_version_hook)(FILE *restrict stream, struct argp_state *restrict state);
__attribute__((weak)) error_t argp_err_exit_status = 64;

static const struct argp_option help_options[] = {
    { "help", KEY_HELP, NULL, 0, "Give this help list", -1 },
    { "usage", KEY_USAGE, NULL, 0, "Give a short usage message", 0 },
    { NULL, 0, NULL, 0, NULL, 0 }
};
static const struct argp_option version_options[] = {
    { "version", KEY_VERSION, NULL, 0, "Print program version", -1 },
    { NULL, 0, NULL, 0, NULL, 0 }
};

static error_t help_parser(int key, char *arg, struct argp_state *state)
{
    if (key == KEY_HELP)
        argp_state_help(state, state->out_stream, ARGP_HELP_STD_HELP);
    else if (key == KEY_USAGE)
        argp_state_help(state, state->out_stream, ARGP_HELP_USAGE | ARGP_HELP_EXIT_OK);
    else
        return ARGP_ERR_UNKNOWN;
    return 0;
}

static error_t version_parser(int key, char *arg, struct argp_state *state)
{
    if (key != KEY_VERSION)
        return ARGP_ERR_UNKNOWN;
    if (argp_program_version_hook)
        argp_program_version_hook(state->out_stream, state);
    else if (argp_program_version)
        fprintf(state->out_stream, "%s\n", argp_program_version);
    if (!(state->flags & ARGP_NO_EXIT))
        exit(0);
    return 0;
}

static const struct argp help = { help_options, help_parser, NULL, NULL, NULL, NULL, NULL },
                         version = { version_options, version_parser, NULL, NULL, NULL, NULL, NULL };

/* The parsers that every program has besides its own. */
int __argp_standard(unsigned flags, const struct argp *list[2])
{
    int n = 0;
    if (!(flags & ARGP_NO_HELP)) {
        list[n++] = &help;
        if (argp_program_version || argp_program_version_hook)
            list[n++] = &version;
    }
    return n;
}

void argp_usage(const struct argp_state *state)
{
    argp_state_help(state, stderr, ARGP_HELP_STD_USAGE);
}

void argp_error(const struct argp_state *restrict state, const char *restrict format, ...)
{
    if (state && state->flags & ARGP_NO_ERRS)
        return;
    FILE *stream = state ? state->err_stream : stderr;
    va_list args;
    va_start(args, format);
    fprintf(stream, "%s: ", state ? state->name : program_invocation_short_name);
    vfprintf(stream, format, args);
    putc('\n', stream);
    va_end(args);
    argp_state_help(state, stream, ARGP_HELP_STD_ERR);
}

void argp_failure(const struct argp_state *restrict state, int status, int error, const char *restrict format, ...)
{
    if (!state || !(state->flags & ARGP_NO_ERRS)) {
        FILE *stream = state ? state->err_stream : stderr;
        fputs(state ? state->name : program_invocation_short_name, stream);
        if (format) {
            va_list args;
            va_start(args, format);
            fputs(": ", stream);
            vfprintf(stream, format, args);
            va_end(args);
        }
        if (error)
            fprintf(stream, ": %s", strerror(error));
        putc('\n', stream);
    }
    if (status && (!state || !(state->flags & ARGP_NO_EXIT)))
        exit(status);
}
