// defines getpwnam getpwuid getpwnam_r getpwuid_r getpwent setpwent endpwent getgrnam getgrgid getgrent setgrent endgrent getpwent_r getgrent_r getgrnam_r getgrgid_r getgrouplist initgroups getlogin getlogin_r setgroups cuserid
/* The users and groups of /etc/passwd and /etc/group as a run finds them: `user` has the numbers 1000. */
#include <ringside/sys.h>
#include <pwd.h>
#include <grp.h>

#define EPERM 1
#define ENOENT 2
#define ERANGE 34

static char *nobody[] = { NULL };
static struct passwd users[] = {
    { "root", "x", 0, 0, "root", "/root", "/bin/sh" },
    { "daemon", "x", 1, 1, "daemon", "/usr/sbin", "/usr/sbin/nologin" },
    { "bin", "x", 2, 2, "bin", "/bin", "/usr/sbin/nologin" },
    { "nobody", "x", 65534, 65534, "nobody", "/nonexistent", "/usr/sbin/nologin" },
    { "user", "x", 1000, 1000, "user", "/home/user", "/bin/sh" },
};
static struct group groups[] = {
    { "root", "x", 0, nobody },       { "daemon", "x", 1, nobody }, { "bin", "x", 2, nobody }, { "tty", "x", 5, nobody },
    { "nogroup", "x", 65534, nobody }, { "user", "x", 1000, nobody },
};
#define USERS (sizeof users / sizeof *users)
#define GROUPS (sizeof groups / sizeof *groups)
static int next_user, next_group;

struct passwd *getpwnam(const char *name)
{
    for (int i = 0; i < USERS; i++)
        if (BUILTIN(strcmp, users[i].pw_name, name) == 0)
            return &users[i];
    return NULL;
}

struct passwd *getpwuid(uid_t uid)
{
    for (int i = 0; i < USERS; i++)
        if (users[i].pw_uid == uid)
            return &users[i];
    return NULL;
}

/* The texts go into the caller's buffer, if they have room there. */
static int given(const struct passwd *found, struct passwd *p, char *buf, size_t size, struct passwd **result)
{
    *result = NULL;
    if (!found)
        return 0;
    *p = *found;
    char **texts[] = { &p->pw_name, &p->pw_passwd, &p->pw_gecos, &p->pw_dir, &p->pw_shell };
    for (int i = 0; i < 5; i++) {
        size_t n = BUILTIN(strlen, *texts[i]) + 1;
        if (n > size)
            return ERANGE;
        *texts[i] = (char *)BUILTIN(memcpy, buf, *texts[i], n);
        buf += n;
        size -= n;
    }
    *result = p;
    return 0;
}

int getpwnam_r(const char *restrict name, struct passwd *restrict p, char *restrict buf, size_t size,
               struct passwd **restrict result)
{
    return given(getpwnam(name), p, buf, size, result);
}

int getpwuid_r(uid_t uid, struct passwd *restrict p, char *restrict buf, size_t size, struct passwd **restrict result)
{
    return given(getpwuid(uid), p, buf, size, result);
}

struct passwd *getpwent(void) { return next_user < USERS ? &users[next_user++] : NULL; }
void setpwent(void) { next_user = 0; }
void endpwent(void) { next_user = 0; }

struct group *getgrnam(const char *name)
{
    for (int i = 0; i < GROUPS; i++)
        if (BUILTIN(strcmp, groups[i].gr_name, name) == 0)
            return &groups[i];
    return NULL;
}

struct group *getgrgid(gid_t gid)
{
    for (int i = 0; i < GROUPS; i++)
        if (groups[i].gr_gid == gid)
            return &groups[i];
    return NULL;
}

struct group *getgrent(void) { return next_group < GROUPS ? &groups[next_group++] : NULL; }
void setgrent(void) { next_group = 0; }
void endgrent(void) { next_group = 0; }

int getpwent_r(struct passwd *restrict p, char *restrict buf, size_t size, struct passwd **restrict result)
{
    struct passwd *found = getpwent();
    *result = found ? p : NULL;
    if (found)
        *p = *found;
    return found ? 0 : ENOENT;
}

int getgrent_r(struct group *restrict g, char *restrict buf, size_t size, struct group **restrict result)
{
    struct group *found = getgrent();
    *result = found ? g : NULL;
    if (found)
        *g = *found;
    return found ? 0 : ENOENT;
}

int getgrnam_r(const char *restrict name, struct group *restrict g, char *restrict buf, size_t size,
               struct group **restrict result)
{
    struct group *found = getgrnam(name);
    *result = found ? g : NULL;
    if (found)
        *g = *found;
    return 0;
}

int getgrgid_r(gid_t gid, struct group *restrict g, char *restrict buf, size_t size, struct group **restrict result)
{
    struct group *found = getgrgid(gid);
    *result = found ? g : NULL;
    if (found)
        *g = *found;
    return 0;
}

/* Nobody is in a second group. */
int getgrouplist(const char *user, gid_t group, gid_t *list, int *count)
{
    int room = *count;
    (void)user;
    *count = 1;
    if (room < 1)
        return -1;
    list[0] = group;
    return 1;
}

int initgroups(const char *user, gid_t group)
{
    (void)user;
    (void)group;
    if (SYS(geteuid) == 0)
        return 0;
    errno = EPERM;
    return -1;
}

char *getlogin(void)
{
    struct passwd *p = getpwuid(SYS(getuid));
    return p ? p->pw_name : NULL;
}

int getlogin_r(char *name, size_t size)
{
    char *login = getlogin();
    if (!login)
        return ENOENT;
    BUILTIN(strncpy, name, login, size);
    return 0;
}

/* Model: who has the right to change the list changes nothing by it. */
int setgroups(size_t count, const gid_t *list)
{
    (void)count;
    (void)list;
    return initgroups("", 0);
}

char *cuserid(char *s)
{
    static char own[32];
    struct passwd *p = getpwuid(SYS(geteuid));
    if (!p) {
        if (s)
            *s = '\0';
        return s;
    }
    if (!s)
        s = own;
    BUILTIN(strncpy, s, p->pw_name, 8);
    s[8] = '\0';
    return s;
}
