// defines getopt getopt_long getopt_long_only optarg optind opterr optopt
/* getopt(3) with GNU's permutation: operands are moved behind the options, unless the option string begins with `+`
   or POSIXLY_CORRECT is set; with `-` each operand is handed out as option 1. The messages are glibc's. */
#include <ringside/sys.h>
#include <stdio.h>
#include <getopt.h>

char *getenv(const char *name);

char *optarg;
int optind = 1, opterr = 1, optopt = '?';

static char *place;                  /* the next letter of a group of short options */
static int wrong;                    /* the last option that was wrong: what optopt is after each call */
static int first_operand, last_operand;  /* operands skipped so far */

/* Operands `first_operand..last_operand` change places with what stands behind them up to optind. */
static void exchange(char **argv)
{
    int operands = last_operand - first_operand, options = optind - last_operand;
    for (int k = 0; k < options; k++) {
        char *option = argv[last_operand + k];
        for (int i = last_operand + k; i > first_operand + k; i--)
            argv[i] = argv[i - 1];
        argv[first_operand + k] = option;
    }
    first_operand += options;
    last_operand = first_operand + operands;
}

static int long_option(int argc, char **argv, const char *options, const struct option *longs, int *index, int only,
                       const char *dashes)
{
    size_t n = BUILTIN(strcspn, place, "=");
    int found = -1, exact = 0, ambiguous = 0, quiet = !opterr || *options == ':';
    for (int i = 0; longs[i].name; i++)
        if (BUILTIN(strncmp, longs[i].name, place, n) == 0) {
            if (BUILTIN(strlen, longs[i].name) == n) {
                found = i;
                exact = 1;
                break;
            }
            if (found < 0)
                found = i;
            else if (only || longs[i].has_arg != longs[found].has_arg || longs[i].flag != longs[found].flag
                     || longs[i].val != longs[found].val)
                ambiguous = 1;
        }
    if (ambiguous && !exact) {
        if (!quiet) {
            fprintf(stderr, "%s: option '%s%s' is ambiguous; possibilities:", argv[0], dashes, place);
            for (int i = 0; longs[i].name; i++)
                if (BUILTIN(strncmp, longs[i].name, place, n) == 0)
                    fprintf(stderr, " '%s%s'", dashes, longs[i].name);
            fprintf(stderr, "\n");
        }
        place = NULL;
        optind++;
        wrong = 0;
        return '?';
    }
    if (found < 0) {
        if (only && argv[optind][1] != '-' && BUILTIN(strchr, options, *place))
            return -1;
        if (!quiet)
            fprintf(stderr, "%s: unrecognized option '%s%s'\n", argv[0], dashes, place);
        place = NULL;
        optind++;
        wrong = 0;
        return '?';
    }
    const struct option *o = &longs[found];
    char *equals = place[n] ? place + n : NULL;
    place = NULL;
    optind++;
    if (equals && o->has_arg == no_argument) {
        if (!quiet)
            fprintf(stderr, "%s: option '%s%s' doesn't allow an argument\n", argv[0], dashes, o->name);
        wrong = o->val;
        return '?';
    }
    if (equals) {
        optarg = equals + 1;
    } else if (o->has_arg == required_argument) {
        if (optind >= argc) {
            if (!quiet)
                fprintf(stderr, "%s: option '%s%s' requires an argument\n", argv[0], dashes, o->name);
            wrong = o->val;
            return *options == ':' ? ':' : '?';
        }
        optarg = argv[optind++];
    }
    if (index)
        *index = found;
    if (o->flag) {
        *o->flag = o->val;
        return 0;
    }
    return o->val;
}

static int next(int argc, char **argv, const char *options, const struct option *longs, int *index, int only)
{
    int order = 'p';
    if (argc < 1)
        return -1;
    optarg = NULL;
    if (optind == 0) {
        optind = 1;
        place = NULL;
        first_operand = last_operand = 1;
    }
    if (first_operand == 0)
        first_operand = last_operand = optind;
    if (*options == '+' || *options == '-')
        order = *options++;
    else if (getenv("POSIXLY_CORRECT"))
        order = '+';
    if (!place || !*place) {
        if (last_operand > optind)
            last_operand = optind;
        if (first_operand > optind)
            first_operand = optind;
        if (order == 'p') {
            if (first_operand != last_operand && last_operand != optind)
                exchange(argv);
            else if (last_operand != optind)
                first_operand = optind;
            while (optind < argc && (argv[optind][0] != '-' || !argv[optind][1]))
                optind++;
            last_operand = optind;
        }
        if (optind < argc && BUILTIN(strcmp, argv[optind], "--") == 0) {
            optind++;
            if (first_operand != last_operand && last_operand != optind)
                exchange(argv);
            else if (first_operand == last_operand)
                first_operand = optind;
            last_operand = argc;
            optind = argc;
        }
        if (optind >= argc) {
            if (first_operand != last_operand)
                optind = first_operand;
            place = NULL;
            return -1;
        }
        if (argv[optind][0] != '-' || !argv[optind][1]) {
            if (order == '+')
                return -1;
            optarg = argv[optind++];
            return 1;
        }
        if (longs) {
            if (argv[optind][1] == '-') {
                place = argv[optind] + 2;
                return long_option(argc, argv, options, longs, index, only, "--");
            }
            if (only && (argv[optind][2] || !BUILTIN(strchr, options, argv[optind][1]))) {
                place = argv[optind] + 1;
                int r = long_option(argc, argv, options, longs, index, only, "-");
                if (r != -1)
                    return r;
            }
        }
        place = argv[optind] + 1;
    }
    int c = *place++;
    const char *o = (const char *)BUILTIN(strchr, options, c);
    int quiet = !opterr || *options == ':';
    if (!*place)
        optind++;
    if (!o || c == ':' || c == ';') {
        if (!quiet)
            fprintf(stderr, "%s: invalid option -- '%c'\n", argv[0], c);
        wrong = c;
        return '?';
    }
    if (o[1] == ':') {
        if (*place) {
            optarg = place;
            optind++;
        } else if (o[2] != ':') {
            if (optind >= argc) {
                if (!quiet)
                    fprintf(stderr, "%s: option requires an argument -- '%c'\n", argv[0], c);
                wrong = c;
                place = NULL;
                return *options == ':' ? ':' : '?';
            }
            optarg = argv[optind++];
        }
        place = NULL;
    }
    return c;
}

int getopt(int argc, char *const argv[], const char *options)
{
    int c = next(argc, (char **)argv, options, NULL, NULL, 0);
    optopt = wrong;
    return c;
}

int getopt_long(int argc, char *const argv[], const char *options, const struct option *longs, int *index)
{
    int c = next(argc, (char **)argv, options, longs, index, 0);
    optopt = wrong;
    return c;
}

int getopt_long_only(int argc, char *const argv[], const char *options, const struct option *longs, int *index)
{
    int c = next(argc, (char **)argv, options, longs, index, 1);
    optopt = wrong;
    return c;
}
