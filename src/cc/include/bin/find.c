/* find -- walks through folders: find [PATH...] [EXPRESSION]. Tests: -name -iname PATTERN, -path PATTERN, -type bcdflps,
   -size [+-]N[cwbkM], -empty, -newer FILE, -mtime -mmin [+-]N, -perm [-]MODE, -user NAME, -links [+-]N, -true, -false; -a, -o,
   !, ( ). Acts: -print, -print0, -delete, -exec COMMAND ; or +, -prune, -quit. -maxdepth N, -mindepth N, -depth. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A node of the expression: a test or an act, or what joins two. */
struct node {
    int (*eval)(struct node *);
    struct node *a, *b;
    const char *text;
    long n;
    int sign, unit;
    char **command;
    int words, at_once, held, room;
    char **batch;
    struct timespec than;
};

/* The file looked at. */
static struct {
    const char *path, *name;
    struct stat st;
    int depth;
} now;

static long most = 1L << 30, least;
static int deepest_first, pruned, status, acts, done;
static char **word;
static time_t began;

static void fail(const char *format, const char *what)
{
    fprintf(stderr, "find: ");
    fprintf(stderr, format, what);
    fputc('\n', stderr);
    exit(1);
}

static int compared(struct node *e, long value)
{
    return e->sign > 0 ? value > e->n : e->sign < 0 ? value < e->n : value == e->n;
}

static int is_name(struct node *e) { return fnmatch(e->text, now.name, e->n) == 0; }
static int is_path(struct node *e) { return fnmatch(e->text, now.path, 0) == 0; }
static int is_newer(struct node *e)
{
    struct timespec m = now.st.st_mtim;
    return m.tv_sec != e->than.tv_sec ? m.tv_sec > e->than.tv_sec : m.tv_nsec > e->than.tv_nsec;
}
static int is_links(struct node *e) { return compared(e, now.st.st_nlink); }
static int is_aged(struct node *e) { return compared(e, (began - now.st.st_mtime) / e->unit); }
static int is_user(struct node *e) { return now.st.st_uid == (uid_t)e->n; }
static int is_size(struct node *e) { return compared(e, (now.st.st_size + e->unit - 1) / e->unit); }
static int is_perm(struct node *e)
{
    return e->sign < 0 ? (now.st.st_mode & e->n) == e->n : (now.st.st_mode & 07777) == e->n;
}
static int yes(struct node *e) { return 1; }
static int no(struct node *e) { return 0; }

static int is_type(struct node *e)
{
    mode_t m = now.st.st_mode;
    int kind = S_ISDIR(m) ? 'd' : S_ISREG(m) ? 'f' : S_ISLNK(m) ? 'l' : S_ISFIFO(m) ? 'p' : S_ISSOCK(m) ? 's' : S_ISCHR(m) ? 'c' : 'b';
    return strchr(e->text, kind) != NULL;
}

static int is_empty(struct node *e)
{
    if (S_ISREG(now.st.st_mode))
        return now.st.st_size == 0;
    DIR *d = S_ISDIR(now.st.st_mode) ? opendir(now.path) : NULL;
    if (!d)
        return 0;
    int n = 0;
    while (readdir(d))
        n++;
    closedir(d);
    return n == 2;
}

static int print(struct node *e)
{
    printf("%s%c", now.path, (char)e->n);
    return 1;
}

static int delete(struct node *e)
{
    if (remove(now.path) == 0)
        return 1;
    fprintf(stderr, "find: cannot delete '%s': %s\n", now.path, strerror(errno));
    status = 1;
    return 0;
}

static int run(char **argv)
{
    fflush(stdout);
    pid_t child = fork();
    int st = 0;
    if (child == 0) {
        execvp(argv[0], argv);
        fprintf(stderr, "find: '%s': %s\n", argv[0], strerror(errno));
        _exit(127);
    }
    waitpid(child, &st, 0);
    return st == 0;
}

/* The command with the path in the place of each {}. */
static int execute(struct node *e)
{
    char **argv = calloc(e->words + 1, sizeof *argv);
    for (int i = 0; i < e->words; i++) {
        char *out = calloc(1, strlen(e->command[i]) * (strlen(now.path) + 1) + 1);
        for (const char *p = e->command[i]; *p;)
            if (p[0] == '{' && p[1] == '}') {
                strcat(out, now.path);
                p += 2;
            } else {
                strncat(out, p++, 1);
            }
        argv[i] = out;
    }
    int ok = run(argv);
    for (int i = 0; i < e->words; i++)
        free(argv[i]);
    free(argv);
    return ok;
}

static struct node *gatherers[16];

static int gather(struct node *e)
{
    if (e->held + 1 >= e->room)
        e->batch = realloc(e->batch, (e->room = e->room * 2 + 16) * sizeof *e->batch);
    e->batch[e->held++] = strdup(now.path);
    return 1;
}

static void flush(struct node *e)
{
    if (!e->held)
        return;
    char **argv = calloc(e->words + e->held + 1, sizeof *argv);
    memcpy(argv, e->command, e->words * sizeof *argv);
    memcpy(argv + e->words, e->batch, e->held * sizeof *argv);
    if (!run(argv))
        status = 1;
    free(argv);
}

static int prune(struct node *e)
{
    pruned = !deepest_first;
    return 1;
}

static int quit(struct node *e)
{
    done = 1;
    return 1;
}

static int and(struct node *e) { return e->a->eval(e->a) && e->b->eval(e->b); }
static int or(struct node *e) { return e->a->eval(e->a) || e->b->eval(e->b); }
static int not(struct node *e) { return !e->a->eval(e->a); }

static struct node *make(int (*eval)(struct node *))
{
    struct node *e = calloc(1, sizeof *e);
    e->eval = eval;
    return e;
}

static char *argument(const char *of)
{
    if (!*word)
        fail("missing argument to `%s'", of);
    return *word++;
}

/* A number after + or -; the unit's letter, if there is one, is left in `unit`. */
static void count(struct node *e, const char *s, const char *of)
{
    char *end;
    e->sign = *s == '+' ? 1 : *s == '-' ? -1 : 0;
    s += *s == '+' || *s == '-';
    e->n = strtol(s, &end, 10);
    if (end == s) {
        fprintf(stderr, "find: invalid argument `%s' to `%s'\n", s, of);
        exit(1);
    }
    e->unit = *end;
}

static struct node *either(void);

static struct node *primary(void)
{
    if (!*word)
        fail("expected an expression after `%s'", word[-1]);
    const char *w = *word++;
    struct node *e;
    if (strcmp(w, "!") == 0 || strcmp(w, "-not") == 0) {
        e = make(not);
        e->a = primary();
        return e;
    }
    if (strcmp(w, "(") == 0) {
        e = either();
        if (!*word || strcmp(*word, ")") != 0)
            fail("invalid expression; I was expecting to find a '%s' somewhere but did not see one.", ")");
        word++;
        return e;
    }
    static const struct { const char *name; int (*eval)(struct node *); int act; } plain[] = {
        { "-empty", is_empty, 0 }, { "-true", yes, 0 }, { "-false", no, 0 }, { "-depth", yes, 0 }, { "-prune", prune, 0 },
        { "-print", print, 1 }, { "-print0", print, 1 }, { "-delete", delete, 1 }, { "-quit", quit, 1 },
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(w, plain[i].name) == 0) {
            e = make(plain[i].eval);
            e->n = strcmp(w, "-print") == 0 ? '\n' : '\0';
            acts |= plain[i].act;
            deepest_first |= strcmp(w, "-depth") == 0 || strcmp(w, "-delete") == 0;
            return e;
        }
    if (strcmp(w, "-name") == 0 || strcmp(w, "-iname") == 0) {
        e = make(is_name);
        e->text = argument(w);
        e->n = w[1] == 'i' ? FNM_CASEFOLD : 0;
    } else if (strcmp(w, "-path") == 0 || strcmp(w, "-wholename") == 0) {
        e = make(is_path);
        e->text = argument(w);
    } else if (strcmp(w, "-type") == 0) {
        e = make(is_type);
        e->text = argument(w);
        if (strspn(e->text, "bcdflps,") != strlen(e->text))
            fail("Unknown argument to -type: %s", e->text);
    } else if (strcmp(w, "-size") == 0) {
        e = make(is_size);
        count(e, argument(w), w);
        e->unit = e->unit == 'c' ? 1 : e->unit == 'w' ? 2 : e->unit == 'k' ? 1024 : e->unit == 'M' ? 1 << 20 : 512;
    } else if (strcmp(w, "-links") == 0) {
        e = make(is_links);
        count(e, argument(w), w);
    } else if (strcmp(w, "-mtime") == 0 || strcmp(w, "-mmin") == 0) {
        e = make(is_aged);
        count(e, argument(w), w);
        e->unit = w[2] == 't' ? 86400 : 60;
    } else if (strcmp(w, "-perm") == 0) {
        e = make(is_perm);
        const char *s = argument(w);
        e->sign = *s == '-' ? -1 : 0;
        e->n = strtol(s + (*s == '-'), NULL, 8);
    } else if (strcmp(w, "-user") == 0) {
        e = make(is_user);
        const char *s = argument(w);
        struct passwd *p = getpwnam(s);
        if (!p && !(*s >= '0' && *s <= '9'))
            fail("'%s' is not the name of a known user", s);
        e->n = p ? (long)p->pw_uid : atol(s);
    } else if (strcmp(w, "-newer") == 0) {
        e = make(is_newer);
        struct stat st;
        const char *s = argument(w);
        if (stat(s, &st) < 0) {
            fprintf(stderr, "find: '%s': %s\n", s, strerror(errno));
            exit(1);
        }
        e->than = st.st_mtim;
    } else if (strcmp(w, "-maxdepth") == 0 || strcmp(w, "-mindepth") == 0) {
        e = make(yes);
        *(w[2] == 'a' ? &most : &least) = atol(argument(w));
    } else if (strcmp(w, "-exec") == 0) {
        e = make(execute);
        e->command = word;
        acts = 1;
        while (*word && strcmp(*word, ";") != 0 && !(strcmp(*word, "+") == 0 && strcmp(word[-1], "{}") == 0))
            word++;
        if (!*word)
            fail("missing argument to `%s'", w);
        e->words = word - e->command;
        if (**word++ == '+') {
            e->eval = gather;
            e->words--;
            for (int i = 0; i < 16; i++)
                if (!gatherers[i]) {
                    gatherers[i] = e;
                    break;
                }
        }
    } else {
        fail("unknown predicate `%s'", w);
    }
    return e;
}

static struct node *both(void)
{
    struct node *e = primary();
    while (*word && strcmp(*word, "-o") != 0 && strcmp(*word, "-or") != 0 && strcmp(*word, ")") != 0) {
        if (strcmp(*word, "-a") == 0 || strcmp(*word, "-and") == 0)
            word++;
        struct node *j = make(and);
        j->a = e;
        j->b = primary();
        e = j;
    }
    return e;
}

static struct node *either(void)
{
    struct node *e = both();
    while (*word && (strcmp(*word, "-o") == 0 || strcmp(*word, "-or") == 0)) {
        word++;
        struct node *j = make(or);
        j->a = e;
        j->b = both();
        e = j;
    }
    return e;
}

static void visit(struct node *e, const char *path, const char *name, int depth)
{
    struct stat st;
    if (lstat(path, &st) < 0) {
        fprintf(stderr, "find: '%s': %s\n", path, strerror(errno));
        status = 1;
        return;
    }
    for (int pass = 0; pass < 2 && !done; pass++) {
        if (pass == deepest_first) {
            now.path = path;
            now.name = name;
            now.st = st;
            now.depth = depth;
            pruned = 0;
            if (depth >= least)
                e->eval(e);
        } else if (S_ISDIR(st.st_mode) && depth < most && !pruned) {
            DIR *d = opendir(path);
            struct dirent *entry;
            if (!d) {
                fprintf(stderr, "find: '%s': %s\n", path, strerror(errno));
                status = 1;
                continue;
            }
            while (!done && (entry = readdir(d))) {
                if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                    continue;
                char *full = malloc(strlen(path) + strlen(entry->d_name) + 2);
                sprintf(full, path[strlen(path) - 1] == '/' ? "%s%s" : "%s/%s", path, entry->d_name);
                visit(e, full, strrchr(full, '/') + 1, depth + 1);
                free(full);
            }
            closedir(d);
            pruned = 0;
        }
    }
}

int main(int argc, char *argv[])
{
    began = time(NULL);
    word = argv + 1;
    while (*word && **word != '-' && strcmp(*word, "!") != 0 && strcmp(*word, "(") != 0)
        word++;
    char **paths = argv + 1, **end = word;
    struct node *e = *word ? either() : make(yes);
    if (*word)
        fail("paths must precede expression: `%s'", *word);
    if (!acts) {
        struct node *j = make(and);
        j->a = e;
        j->b = make(print);
        j->b->n = '\n';
        e = j;
    }
    static char *here[] = { "." };
    int n = end - paths;
    if (n == 0) {
        paths = here;
        n = 1;
    }
    for (int i = 0; i < n && !done; i++) {
        const char *slash = strrchr(paths[i], '/');
        visit(e, paths[i], slash && slash[1] ? slash + 1 : paths[i], 0);
    }
    for (int i = 0; i < 16 && gatherers[i]; i++)
        flush(gatherers[i]);
    return status;
}
