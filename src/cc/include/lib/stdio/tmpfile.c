// defines tmpfile tmpnam tempnam mkstemp mkostemp mkstemps mkostemps mkdtemp mktemp
/* Names nobody else has: the process's number and a count, so that a run repeats. */
#include <ringside/file.h>
#include <fcntl.h>

#define EEXIST 17
#define EINVAL 22
#define ENOENT 2

FILE *fdopen(int fd, const char *mode);
char *getenv(const char *name);
char *strdup(const char *s);
int snprintf(char *restrict s, size_t size, const char *restrict format, ...);

static unsigned count;

static void fill(char *p, int n)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    unsigned long v;
    SYS(getrandom, &v, sizeof v, 0);
    for (int i = 0; i < n; i++, v /= 62)
        p[i] = letters[v % 62];
}

/* `suffix` letters stand behind what is filled in. */
static int make(char *template, int suffix, int flags, int kind)
{
    long n = (long)BUILTIN(strlen, template) - suffix;
    if (suffix < 0 || n < 6 || BUILTIN(strncmp, template + n - 6, "XXXXXX", 6) != 0) {
        errno = EINVAL;
        return -1;
    }
    for (;;) {
        fill(template + n - 6, 6);
        long r = kind == 'd' ? SYS(mkdirat, AT_FDCWD, template, 0700)
               : kind == 'f' ? SYS(openat, AT_FDCWD, template, flags | O_RDWR | O_CREAT | O_EXCL, 0600)
               : SYS(faccessat, AT_FDCWD, template, 0) == -ENOENT ? 0 : -EEXIST;
        if (r != -EEXIST)
            return __ret(r);
    }
}

int mkstemp(char *template)
{
    return make(template, 0, 0, 'f');
}

int mkostemp(char *template, int flags)
{
    return make(template, 0, flags, 'f');
}

int mkstemps(char *template, int suffix)
{
    return make(template, suffix, 0, 'f');
}

int mkostemps(char *template, int suffix, int flags)
{
    return make(template, suffix, flags, 'f');
}

char *mkdtemp(char *template)
{
    return make(template, 0, 0, 'd') < 0 ? NULL : template;
}

char *mktemp(char *template)
{
    if (make(template, 0, 0, 'n') < 0)
        *template = '\0';
    return template;
}

char *tmpnam(char *s)
{
    static char own[20];
    if (!s)
        s = own;
    BUILTIN(strcpy, s, "/tmp/fileXXXXXX");
    return mktemp(s);
}

char *tempnam(const char *dir, const char *prefix)
{
    char path[4096];
    char *wish = getenv("TMPDIR");
    if (wish && *wish)
        dir = wish;
    if (!dir || SYS(faccessat, AT_FDCWD, dir, 2) != 0)
        dir = "/tmp";
    snprintf(path, sizeof path, "%s/%.5sXXXXXX", dir, prefix && *prefix ? prefix : "file");
    return *mktemp(path) ? strdup(path) : NULL;
}

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpfXXXXXX";
    int fd = mkstemp(path);
    if (fd < 0)
        return NULL;
    SYS(unlink, path);
    return fdopen(fd, "w+");
}
