// defines uname gethostname sethostname getdomainname gethostid
#include <ringside/sys.h>
#include <sys/utsname.h>

#define ENAMETOOLONG 36

int uname(struct utsname *name) { return __ret(SYS(uname, name)); }
int sethostname(const char *name, size_t size) { return __ret(SYS(sethostname, name, size)); }
long gethostid(void) { return 0x7f0101; }

int gethostname(char *name, size_t size)
{
    struct utsname u;
    if (__ret(SYS(uname, &u)) < 0)
        return -1;
    size_t n = BUILTIN(strlen, u.nodename) + 1;
    BUILTIN(memcpy, name, u.nodename, n < size ? n : size);
    if (n > size) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return 0;
}

int getdomainname(char *name, size_t size)
{
    if (size)
        BUILTIN(strncpy, name, "(none)", size);
    return 0;
}
