/* sys/fsuid.h -- whose rights count for files (setfsuid(2)). */
#ifndef _SYS_FSUID_H
#define _SYS_FSUID_H 1
#include <sys/types.h>
int setfsuid(uid_t uid);
int setfsgid(gid_t gid);
#endif
