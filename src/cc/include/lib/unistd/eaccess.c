// defines eaccess euidaccess
/* Whether the effective user may, where access(2) asks for the real one. */
#include <ringside/sys.h>
#include <sys/stat.h>
#include <unistd.h>

#define EACCES 13

int euidaccess(const char *path, int mode)
{
    struct stat st;
    unsigned uid = geteuid();
    if (uid == getuid() && getegid() == getgid())
        return access(path, mode);
    if (stat(path, &st) < 0)
        return -1;
    int bits = st.st_uid == uid ? st.st_mode >> 6 : st.st_gid == getegid() ? st.st_mode >> 3 : st.st_mode;
    if (uid == 0)
        bits = R_OK | W_OK | (S_ISDIR(st.st_mode) || st.st_mode & 0111 ? X_OK : 0);
    if ((bits & mode) == mode)
        return 0;
    errno = EACCES;
    return -1;
}

int eaccess(const char *path, int mode) { return euidaccess(path, mode); }
