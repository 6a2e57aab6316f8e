// defines getpid getppid gettid getpgrp getpgid setpgid setpgrp setsid getsid getuid geteuid getgid getegid setuid seteuid setgid setegid setreuid setregid setresuid setresgid getresuid getresgid getgroups
#include <ringside/sys.h>

typedef int pid_t;
typedef unsigned uid_t;

pid_t getpid(void) { return SYS(getpid); }
pid_t getppid(void) { return SYS(getppid); }
pid_t gettid(void) { return SYS(gettid); }
pid_t getpgrp(void) { return SYS(getpgrp); }
pid_t getpgid(pid_t pid) { return __ret(SYS(getpgid, pid)); }
int setpgid(pid_t pid, pid_t group) { return __ret(SYS(setpgid, pid, group)); }
int setpgrp(void) { return __ret(SYS(setpgid, 0, 0)); }
pid_t setsid(void) { return __ret(SYS(setsid)); }
pid_t getsid(pid_t pid) { return __ret(SYS(getsid, pid)); }
uid_t getuid(void) { return SYS(getuid); }
uid_t geteuid(void) { return SYS(geteuid); }
uid_t getgid(void) { return SYS(getgid); }
uid_t getegid(void) { return SYS(getegid); }
int setuid(uid_t uid) { return __ret(SYS(setuid, uid)); }
int setgid(uid_t gid) { return __ret(SYS(setgid, gid)); }
int seteuid(uid_t uid) { return __ret(SYS(setresuid, -1, uid, -1)); }
int setegid(uid_t gid) { return __ret(SYS(setresgid, -1, gid, -1)); }
int setreuid(uid_t real, uid_t effective) { return __ret(SYS(setreuid, real, effective)); }
int setregid(uid_t real, uid_t effective) { return __ret(SYS(setregid, real, effective)); }
int setresuid(uid_t real, uid_t effective, uid_t saved) { return __ret(SYS(setresuid, real, effective, saved)); }
int setresgid(uid_t real, uid_t effective, uid_t saved) { return __ret(SYS(setresgid, real, effective, saved)); }
int getresuid(uid_t *real, uid_t *effective, uid_t *saved) { return __ret(SYS(getresuid, real, effective, saved)); }
int getresgid(uid_t *real, uid_t *effective, uid_t *saved) { return __ret(SYS(getresgid, real, effective, saved)); }
int getgroups(int count, uid_t list[]) { return __ret(SYS(getgroups, count, list)); }
