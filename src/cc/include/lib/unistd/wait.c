// defines wait waitpid waitid wait3 wait4
#include <ringside/sys.h>

struct rusage;

int wait(int *status) { return __ret(SYS(wait4, -1, status, 0, NULL)); }
int waitpid(int pid, int *status, int options) { return __ret(SYS(wait4, pid, status, options, NULL)); }
int wait3(int *status, int options, struct rusage *usage) { return __ret(SYS(wait4, -1, status, options, usage)); }
int wait4(int pid, int *status, int options, struct rusage *usage) { return __ret(SYS(wait4, pid, status, options, usage)); }
int waitid(unsigned type, unsigned id, void *info, int options) { return __ret(SYS(waitid, type, id, info, options)); }
