/* errno.h -- the number of the last error (errno(3)); each thread has its own. */
#ifndef _ERRNO_H
#define _ERRNO_H 1
#include <features.h>
int *__errno_location(void);
#define errno (*__errno_location())
#include <ringside/errnos.h>
#define EWOULDBLOCK EAGAIN
#define EDEADLOCK EDEADLK
#define ENOTSUP EOPNOTSUPP
#ifdef __USE_GNU
extern char *program_invocation_name, *program_invocation_short_name;
typedef int error_t;
#endif
#endif
