/* sys/wait.h -- waiting for children (wait(2)). */
#ifndef _SYS_WAIT_H
#define _SYS_WAIT_H 1
#include <features.h>
#include <signal.h>
#include <ringside/systypes.h>
#include <ringside/waitstatus.h>
#define WAIT_ANY (-1)
#define WAIT_MYPGRP 0
#include <ringside/abi/sys/wait.h>
typedef enum { __P_ALL } idtype_t;
struct rusage;
pid_t wait(int *status);
pid_t waitpid(pid_t pid, int *status, int options);
#define W_EXITCODE(code, signal) ((code) << 8 | (signal))
#define W_STOPCODE(signal) ((signal) << 8 | 0x7f)
#ifdef __USE_MISC
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN_EXTENDED && !defined __USE_XOPEN2K)
pid_t wait3(int *status, int options, struct rusage *usage);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K8
int waitid(idtype_t type, id_t id, siginfo_t *info, int options);
#endif
#endif
