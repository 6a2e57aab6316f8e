/* grep -- lines that hold a pattern. -E extended patterns, -F plain text; -i whatever the case, -w whole words, -x whole
   lines, -v lines without it; -c how many, -n with numbers, -o only what matched, -l only names of files, -h never
   names, -H always; -q only the status; -s nothing about files that are not there; -e PATTERN; -m N at most so many,
   -A N, -B N, -C N with lines after, before, around; -r folders, too. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <regex.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static int invert, ignore_case, counting, numbered, quiet, silent, plain, extended, whole_words, whole_lines, only, listing;
static int names, recursive, after, before;
static long most = -1;
static const char *pattern;
static regex_t compiled;

static int is_word(int c)
{
    return isalnum(c) || c == '_';
}

/* The first match in `s` that is not before `from`; where it begins and ends. */
static int find(const char *s, size_t from, size_t *start, size_t *end)
{
    size_t n = strlen(s);
    while (from <= n) {
        if (plain) {
            size_t k = strlen(pattern);
            const char *p = s + from;
            while (*p && (ignore_case ? strncasecmp(p, pattern, k) : strncmp(p, pattern, k)) != 0)
                p++;
            if (!*p && k)
                return 0;
            *start = p - s;
            *end = *start + k;
        } else {
            regmatch_t m;
            if (regexec(&compiled, s + from, 1, &m, from ? REG_NOTBOL : 0) != 0)
                return 0;
            *start = from + m.rm_so;
            *end = from + m.rm_eo;
        }
        int fits = 1;
        if (whole_lines)
            fits = *start == 0 && *end == n;
        else if (whole_words)
            fits = (*start == 0 || !is_word((unsigned char)s[*start - 1])) && !is_word((unsigned char)s[*end]);
        if (fits)
            return 1;
        from = *start + 1;
    }
    return 0;
}

/* `mark`: `:` before a line that matched, `-` before one around it. */
static void head(const char *name, long number, char mark)
{
    if (names)
        printf("%s%c", name, mark);
    if (numbered)
        printf("%ld%c", number, mark);
}

/* Lines around those that match: what was kept of the ones before, the last one printed, how many are due after. */
static struct {
    char *kept[64];
    long last, due;
} around;

static void print_before(const char *name, long number)
{
    long first = number - before > around.last + 1 ? number - before : around.last + 1;
    if (first < 1)
        first = 1;
    if ((after || before) && around.last && first > around.last + 1)
        puts("--");
    for (; first < number; first++) {
        head(name, first, '-');
        puts(around.kept[first % 64]);
    }
}

static int search(FILE *f, const char *name)
{
    char *line = NULL;
    size_t size = 0, start, end;
    ssize_t n;
    long found = 0;
    around.last = around.due = 0;
    for (long number = 1; (n = getline(&line, &size, f)) > 0; number++) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (find(line, 0, &start, &end) == invert) {
            if (around.due > 0 && !counting && !only && !quiet && !listing) {
                head(name, number, '-');
                puts(line);
                around.last = number;
                around.due--;
            }
            if (before) {
                free(around.kept[number % 64]);
                around.kept[number % 64] = strdup(line);
            }
            if (most >= 0 && found >= most && around.due <= 0)
                break;
            continue;
        }
        if (most >= 0 && found >= most)
            break;
        found++;
        if (quiet || listing)
            break;
        if (counting)
            continue;
        if (!only) {
            print_before(name, number);
            head(name, number, ':');
            puts(line);
            around.last = number;
            around.due = after;
            continue;
        }
        for (int more = !invert; more; more = find(line, end > start ? end : end + 1, &start, &end))
            if (end > start) {
                head(name, number, ':');
                printf("%.*s\n", (int)(end - start), line + start);
            }
    }
    free(line);
    if (listing && found)
        puts(name);
    if (counting && !listing) {
        if (names)
            printf("%s:", name);
        printf("%ld\n", found);
    }
    return found > 0;
}

/* `inside`: found in a folder; then only files are read, no pipes and devices. */
static int search_path(const char *path, int inside, int *failed)
{
    struct stat st;
    int known = stat(path, &st) == 0;
    if (inside && known && !S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
        return 0;
    if (known && S_ISDIR(st.st_mode)) {
        struct dirent **entries;
        int found = 0, n = recursive ? scandir(path, &entries, NULL, alphasort) : 0;
        if (!recursive) {
            fprintf(stderr, "grep: %s: Is a directory\n", path);
            *failed = 1;
        }
        for (int i = 0; i < n; i++) {
            char full[4096];
            const char *name = entries[i]->d_name;
            snprintf(full, sizeof full, path[strlen(path) - 1] == '/' ? "%s%s" : "%s/%s", path, name);
            if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
                found |= search_path(full, 1, failed);
        }
        return found;
    }
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!f) {
        if (!silent)
            fprintf(stderr, "grep: %s: %s\n", path, strerror(errno));
        *failed = 1;
        return 0;
    }
    int found = search(f, f == stdin ? "(standard input)" : path);
    if (f != stdin)
        fclose(f);
    return found;
}

static void usage(void)
{
    fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
    exit(2);
}

int main(int argc, char *argv[])
{
    int i = 1, found = 0, failed = 0, show = 0;
    const char *slash = strrchr(argv[0], '/'), *own = slash ? slash + 1 : argv[0];
    extended = strcmp(own, "egrep") == 0;
    plain = strcmp(own, "fgrep") == 0;
    short_options(argv, "count=c ignore-case=i invert-match=v line-number=n quiet=q silent=q no-messages=s "
                         "fixed-strings=F extended-regexp=E word-regexp=w line-regexp=x only-matching=o "
                         "files-with-matches=l no-filename=h with-filename=H recursive=r regexp=e max-count=m after-context=A "
                         "before-context=B context=C");
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        if (strncmp(argv[i], "--color", 7) == 0 || strncmp(argv[i], "--colour", 8) == 0)
            continue;
        for (const char *p = argv[i] + 1; *p; p++) {
            switch (*p) {
            case 'v': invert = 1; break;
            case 'i': case 'y': ignore_case = 1; break;
            case 'c': counting = 1; break;
            case 'n': numbered = 1; break;
            case 'q': quiet = 1; break;
            case 's': silent = 1; break;
            case 'F': plain = 1; break;
            case 'E': extended = 1; break;
            case 'G': break;
            case 'w': whole_words = 1; break;
            case 'x': whole_lines = 1; break;
            case 'o': only = 1; break;
            case 'l': listing = 1; break;
            case 'h': show = -1; break;
            case 'H': show = 1; break;
            case 'a': break;
            case 'r': case 'R': recursive = 1; break;
            case 'e': case 'm': case 'A': case 'B': case 'C': {
                char option = *p;
                if (!p[1] && i + 1 >= argc)
                    usage();
                const char *value = p[1] ? p + 1 : argv[++i];
                if (option == 'e')
                    pattern = value;
                else if (option == 'm')
                    most = atol(value);
                if (option == 'A' || option == 'C')
                    after = atoi(value);
                if (option == 'B' || option == 'C')
                    before = atoi(value) < 63 ? atoi(value) : 63;
                p = "e";
                break;
            }
            default:
                if (*p == '-')
                    fprintf(stderr, "grep: unrecognized option '%s'\n", argv[i]);
                else
                    fprintf(stderr, "grep: invalid option -- '%c'\n", *p);
                usage();
            }
        }
    }
    if (!pattern && i < argc)
        pattern = argv[i++];
    if (!pattern)
        usage();
    if (!plain) {
        int error = regcomp(&compiled, pattern, (extended ? REG_EXTENDED : 0) | (ignore_case ? REG_ICASE : 0));
        if (error) {
            char text[128];
            regerror(error, &compiled, text, sizeof text);
            fprintf(stderr, "grep: %s\n", text);
            return 2;
        }
    }
    names = show > 0 || (show == 0 && (argc - i > 1 || recursive));
    if (i == argc)
        found = recursive ? search_path(".", 1, &failed) : search(stdin, "(standard input)");
    for (; i < argc; i++)
        found |= search_path(argv[i], 0, &failed);
    return failed && !(quiet && found) ? 2 : !found;
}
