/* sys/vfs.h -- statfs(2), by its other name. */
#ifndef _SYS_VFS_H
#define _SYS_VFS_H 1
#include <sys/statfs.h>
#endif
