// defines getauxval
#include <ringside/sys.h>
#include <sys/auxv.h>

#define ENOENT 2

unsigned long getauxval(unsigned long type)
{
    switch (type) {
    case AT_PAGESZ: return 4096;
    case AT_UID: return SYS(getuid);
    case AT_EUID: return SYS(geteuid);
    case AT_GID: return SYS(getgid);
    case AT_EGID: return SYS(getegid);
    case AT_SECURE: case AT_FLAGS: return 0;
    case AT_CLKTCK: return 100;
    case AT_PLATFORM: return (unsigned long)"x86_64";
    }
    errno = ENOENT;
    return 0;
}
