/* linux/version.h -- the version of the kernel that uname(2) tells of. */
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H 1
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
#define LINUX_VERSION_CODE KERNEL_VERSION(6, 1, 0)
#endif
