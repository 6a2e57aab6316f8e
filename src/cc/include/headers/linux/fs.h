/* linux/fs.h -- what programs take from the kernel's header of files. */
#ifndef _LINUX_FS_H
#define _LINUX_FS_H 1
#include <linux/limits.h>
#include <sys/ioctl.h>
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif
