// defines kill killpg raise tgkill
#include <ringside/sys.h>

#define EINVAL 22

int kill(int pid, int number) { return __ret(SYS(kill, pid, number)); }

int raise(int number)
{
    int pid = SYS(getpid), tid = SYS(gettid);
    return __ret(SYS(tgkill, pid, tid, number));
}

int tgkill(int pid, int tid, int number) { return __ret(SYS(tgkill, pid, tid, number)); }
int killpg(int group, int number) { return __ret(group < 0 ? -EINVAL : SYS(kill, -group, number)); }
