/* sys/sysmacros.h -- the parts of a device's number (makedev(3)). */
#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H 1
#define major(dev) ((unsigned)(((dev) >> 8 & 0xfff) | ((unsigned long)(dev) >> 32 & ~0xfffu)))
#define minor(dev) ((unsigned)(((dev) & 0xff) | ((unsigned long)(dev) >> 12 & ~0xffu)))
#define makedev(x, y) \
    (((x) & 0xfffUL) << 8 | ((x) & 0xfffff000UL) << 32 | ((y) & 0xffUL) | ((y) & 0xffffff00UL) << 12)
#endif
