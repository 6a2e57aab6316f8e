/* sys/mman.h -- mapping memory (mmap(2), shm_overview(7)). */
#ifndef _SYS_MMAN_H
#define _SYS_MMAN_H 1
#include <features.h>
#include <ringside/systypes.h>
#include <ringside/abi/sys/mman.h>
#ifndef __USE_MISC
#undef MAP_ANON
#undef MAP_ANONYMOUS
#endif
#define MAP_FAILED ((void *)-1)
void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset);
int munmap(void *address, size_t length);
int mprotect(void *address, size_t length, int protection);
int msync(void *address, size_t length, int flags);
int mlock(const void *address, size_t length);
int munlock(const void *address, size_t length);
int mlockall(int flags);
int munlockall(void);
int shm_open(const char *name, int flags, mode_t mode);
int shm_unlink(const char *name);
#ifdef __USE_GNU
void *mremap(void *address, size_t old, size_t new, int flags, ...);
int memfd_create(const char *name, unsigned flags);
#endif
#ifdef __USE_GNU
#define mmap64 mmap
#endif
#ifdef __USE_MISC
int madvise(void *address, size_t length, int advice);
#endif
#ifdef __USE_XOPEN2K
int posix_madvise(void *address, size_t length, int advice);
#endif
#endif
