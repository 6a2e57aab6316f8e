// defines setfsuid setfsgid
/* Each gives the number there was before. Model: these numbers are always the effective ones. */
#include <ringside/sys.h>

int setfsuid(unsigned uid)
{
    (void)uid;
    return SYS(geteuid);
}

int setfsgid(unsigned gid)
{
    (void)gid;
    return SYS(getegid);
}
