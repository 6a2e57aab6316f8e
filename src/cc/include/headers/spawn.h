/* spawn.h -- posix_spawn(3). */
#ifndef _SPAWN_H
#define _SPAWN_H 1
#include <features.h>
#include <sys/types.h>
#include <sched.h>
typedef struct {
    short __flags;
    pid_t __group;
    __sigset_t __default, __mask;
    struct sched_param __param;
    int __policy, __pad[16];
} posix_spawnattr_t;
typedef struct {
    int __allocated;
    int __used;
    struct __spawn_action *__actions;
    int __pad[16];
} posix_spawn_file_actions_t;
#define POSIX_SPAWN_RESETIDS 0x01
#define POSIX_SPAWN_SETPGROUP 0x02
#define POSIX_SPAWN_SETSIGDEF 0x04
#define POSIX_SPAWN_SETSIGMASK 0x08
#define POSIX_SPAWN_SETSCHEDPARAM 0x10
#define POSIX_SPAWN_SETSCHEDULER 0x20
#ifdef __USE_GNU
#define POSIX_SPAWN_USEVFORK 0x40
#endif
#define POSIX_SPAWN_SETSID 0x80
int posix_spawn(pid_t *restrict pid, const char *restrict path, const posix_spawn_file_actions_t *restrict actions,
                const posix_spawnattr_t *restrict attr, char *const argv[restrict], char *const envp[restrict]);
int posix_spawnp(pid_t *restrict pid, const char *restrict file, const posix_spawn_file_actions_t *restrict actions,
                 const posix_spawnattr_t *restrict attr, char *const argv[restrict], char *const envp[restrict]);
int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict actions, int fd, const char *restrict path,
                                     int flags, mode_t mode);
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd);
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to);
#ifdef __USE_MISC
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict actions, const char *restrict path);
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
#endif
int posix_spawnattr_init(posix_spawnattr_t *attr);
int posix_spawnattr_destroy(posix_spawnattr_t *attr);
int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags);
int posix_spawnattr_getflags(const posix_spawnattr_t *restrict attr, short *restrict flags);
int posix_spawnattr_setpgroup(posix_spawnattr_t *attr, pid_t group);
int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict attr, const __sigset_t *restrict set);
int posix_spawnattr_setsigmask(posix_spawnattr_t *restrict attr, const __sigset_t *restrict set);
int posix_spawnattr_getpgroup(const posix_spawnattr_t *restrict attr, pid_t *restrict group);
int posix_spawnattr_getsigdefault(const posix_spawnattr_t *restrict attr, __sigset_t *restrict set);
int posix_spawnattr_getsigmask(const posix_spawnattr_t *restrict attr, __sigset_t *restrict set);
int posix_spawnattr_getschedparam(const posix_spawnattr_t *restrict attr, struct sched_param *restrict param);
int posix_spawnattr_setschedparam(posix_spawnattr_t *restrict attr, const struct sched_param *restrict param);
int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *restrict attr, int *restrict policy);
int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attr, int policy);
#endif
