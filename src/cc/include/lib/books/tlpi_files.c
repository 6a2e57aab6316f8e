// defines filePermStr createPidFile lockRegion lockRegionWait regionIsLocked userNameFromId userIdFromName groupNameFromId groupIdFromName
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void errExit(const char *format, ...) __attribute__((noreturn));
void fatal(const char *format, ...) __attribute__((noreturn));

char *filePermStr(mode_t perm, int flags)
{
    static char text[10];
    static const char letters[] = "rwxrwxrwx";
    for (int i = 0; i < 9; i++)
        text[i] = perm >> (8 - i) & 1 ? letters[i] : '-';
    if (flags & 1) {
        if (perm & S_ISUID)
            text[2] = perm & S_IXUSR ? 's' : 'S';
        if (perm & S_ISGID)
            text[5] = perm & S_IXGRP ? 's' : 'S';
        if (perm & S_ISVTX)
            text[8] = perm & S_IXOTH ? 't' : 'T';
    }
    return text;
}

static int lock(int fd, int cmd, int type, int whence, int start, off_t len)
{
    struct flock fl = { .l_type = type, .l_whence = whence, .l_start = start, .l_len = len };
    return fcntl(fd, cmd, &fl);
}

int lockRegion(int fd, int type, int whence, int start, int len) { return lock(fd, F_SETLK, type, whence, start, len); }
int lockRegionWait(int fd, int type, int whence, int start, int len) { return lock(fd, F_SETLKW, type, whence, start, len); }

pid_t regionIsLocked(int fd, int type, int whence, int start, int len)
{
    struct flock fl = { .l_type = type, .l_whence = whence, .l_start = start, .l_len = len };
    if (fcntl(fd, F_GETLK, &fl) == -1)
        return -1;
    return fl.l_type == F_UNLCK ? 0 : fl.l_pid;
}

int createPidFile(const char *program, const char *path, int flags)
{
    char text[100];
    int fd = open(path, O_RDWR | O_CREAT | (flags & 1 ? O_CLOEXEC : 0), S_IRUSR | S_IWUSR);
    if (fd == -1)
        errExit("Could not open PID file %s", path);
    if (lockRegion(fd, F_WRLCK, SEEK_SET, 0, 0) == -1) {
        if (errno == EAGAIN || errno == EACCES)
            fatal("PID file '%s' is locked; probably '%s' is already running", path, program);
        errExit("Unable to lock PID file '%s'", path);
    }
    if (ftruncate(fd, 0) == -1)
        errExit("Could not truncate PID file '%s'", path);
    snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        fatal("Writing to PID file '%s'", path);
    return fd;
}

char *userNameFromId(uid_t uid)
{
    struct passwd *p = getpwuid(uid);
    return p ? p->pw_name : NULL;
}

uid_t userIdFromName(const char *name)
{
    char *end;
    if (!name || !*name)
        return -1;
    uid_t u = strtol(name, &end, 10);
    if (!*end)
        return u;
    struct passwd *p = getpwnam(name);
    return p ? p->pw_uid : (uid_t)-1;
}

char *groupNameFromId(gid_t gid)
{
    struct group *g = getgrgid(gid);
    return g ? g->gr_name : NULL;
}

gid_t groupIdFromName(const char *name)
{
    char *end;
    if (!name || !*name)
        return -1;
    gid_t g = strtol(name, &end, 10);
    if (!*end)
        return g;
    struct group *found = getgrnam(name);
    return found ? found->gr_gid : (gid_t)-1;
}
