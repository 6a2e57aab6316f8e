// defines setutxent endutxent getutxent getutxid getutxline pututxline utmpxname updwtmpx setutent endutent getutent getutid getutline pututline utmpname updwtmp getutent_r getutid_r getutline_r
/* getutxent(3): a file of records of one size. Nobody logs in here, so that there is none until a program writes one. */
#include <ringside/sys.h>
#include <fcntl.h>
#include <string.h>
#include <utmp.h>

#define ESRCH 3

static char name[256] = UTMPX_FILE;
static int fd = -1;
static struct utmpx entry;

static int opened(void)
{
    if (fd < 0) {
        fd = SYS(openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC, 0);
        if (fd < 0)
            fd = SYS(openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC, 0);
        if (fd < 0)
            return __ret(fd);
    }
    return fd;
}

void endutxent(void)
{
    if (fd >= 0)
        SYS(close, fd);
    fd = -1;
}

void setutxent(void)
{
    if (opened() >= 0)
        SYS(lseek, fd, 0, 0);
}

struct utmpx *getutxent(void)
{
    if (opened() < 0 || SYS(read, fd, &entry, sizeof entry) != sizeof entry)
        return NULL;
    return &entry;
}

static int is_same(const struct utmpx *a, const struct utmpx *b)
{
    if (a->ut_type >= RUN_LVL && a->ut_type <= OLD_TIME)
        return a->ut_type == b->ut_type;
    return b->ut_type >= INIT_PROCESS && b->ut_type <= DEAD_PROCESS && memcmp(a->ut_id, b->ut_id, sizeof a->ut_id) == 0;
}

struct utmpx *getutxid(const struct utmpx *id)
{
    while (getutxent())
        if (is_same(id, &entry))
            return &entry;
    errno = ESRCH;
    return NULL;
}

struct utmpx *getutxline(const struct utmpx *line)
{
    while (getutxent())
        if ((entry.ut_type == USER_PROCESS || entry.ut_type == LOGIN_PROCESS)
            && strncmp(entry.ut_line, line->ut_line, sizeof entry.ut_line) == 0)
            return &entry;
    errno = ESRCH;
    return NULL;
}

/* In the place of the record it replaces, which is the last one read or one behind it, or behind all of them. */
struct utmpx *pututxline(const struct utmpx *given)
{
    struct utmpx kept = *given;
    if (opened() < 0)
        return NULL;
    int last = SYS(lseek, fd, 0, 1) > 0 && is_same(&kept, &entry);
    long at = last || getutxid(&kept) ? SYS(lseek, fd, -(long)sizeof kept, 1) : SYS(lseek, fd, 0, 2);
    entry = kept;
    if (at < 0 || __ret(SYS(write, fd, &kept, sizeof kept)) != sizeof kept)
        return NULL;
    return &entry;
}

int utmpxname(const char *file)
{
    if (strlen(file) >= sizeof name)
        return -1;
    endutxent();
    strcpy(name, file);
    return 0;
}

void updwtmpx(const char *file, const struct utmpx *given)
{
    int to = SYS(openat, AT_FDCWD, file, O_WRONLY | O_APPEND, 0);
    if (to >= 0) {
        SYS(write, to, given, sizeof *given);
        SYS(close, to);
    }
}

void setutent(void) { setutxent(); }
void endutent(void) { endutxent(); }
struct utmp *getutent(void) { return (struct utmp *)getutxent(); }
struct utmp *getutid(const struct utmp *id) { return (struct utmp *)getutxid((const struct utmpx *)id); }
struct utmp *getutline(const struct utmp *line) { return (struct utmp *)getutxline((const struct utmpx *)line); }
struct utmp *pututline(const struct utmp *given) { return (struct utmp *)pututxline((const struct utmpx *)given); }
int utmpname(const char *file) { return utmpxname(file); }
void updwtmp(const char *file, const struct utmp *given) { updwtmpx(file, (const struct utmpx *)given); }

static int given(const struct utmp *found, struct utmp *buf, struct utmp **result)
{
    *result = found ? buf : NULL;
    if (found)
        *buf = *found;
    return found ? 0 : -1;
}

int getutent_r(struct utmp *buf, struct utmp **result) { return given(getutent(), buf, result); }

int getutid_r(const struct utmp *id, struct utmp *buf, struct utmp **result)
{
    return given(getutid(id), buf, result);
}

int getutline_r(const struct utmp *line, struct utmp *buf, struct utmp **result)
{
    return given(getutline(line), buf, result);
}
