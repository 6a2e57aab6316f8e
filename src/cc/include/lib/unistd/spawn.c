// defines posix_spawn posix_spawnp posix_spawn_file_actions_init posix_spawn_file_actions_destroy posix_spawn_file_actions_addopen posix_spawn_file_actions_addclose posix_spawn_file_actions_adddup2 posix_spawn_file_actions_addchdir_np posix_spawnattr_init posix_spawnattr_destroy posix_spawnattr_setflags posix_spawnattr_getflags posix_spawnattr_setpgroup posix_spawnattr_setsigdefault posix_spawnattr_setsigmask posix_spawn_file_actions_addfchdir_np posix_spawn_file_actions_addclosefrom_np
/* posix_spawn(3): vfork, the actions, exec. */
#include <ringside/sys.h>
#include <spawn.h>
#include <signal.h>
#include <fcntl.h>

#define EBADF 9
#define ENOMEM 12

extern char **environ;
int getdtablesize(void);
int __exec_search(const char *file, char *const argv[], char *const envp[], int shell_too);

struct __spawn_action {
    int kind;    /* 'o'pen, 'c'lose, 'd'up, change of 'p'lace, 'f'chdir, close 'u'pwards */
    int fd, to, flags;
    unsigned mode;
    const char *path;
};

static int add(posix_spawn_file_actions_t *actions, struct __spawn_action action)
{
    struct __spawn_action *more = (struct __spawn_action *)
        BUILTIN(realloc, actions->__actions, (actions->__used + 1) * sizeof *more);
    if (!more)
        return ENOMEM;
    actions->__actions = more;
    more[actions->__used++] = action;
    return 0;
}

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
    BUILTIN(memset, actions, 0, sizeof *actions);
    return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
    BUILTIN(free, actions->__actions);
    return 0;
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict actions, int fd, const char *restrict path,
                                     int flags, mode_t mode)
{
    if (fd < 0)
        return EBADF;
    return add(actions, (struct __spawn_action){ 'o', fd, 0, flags, mode, path });
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd)
{
    if (fd < 0)
        return EBADF;
    return add(actions, (struct __spawn_action){ 'c', fd, 0, 0, 0, NULL });
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to)
{
    if (from < 0 || to < 0)
        return EBADF;
    return add(actions, (struct __spawn_action){ 'd', from, to, 0, 0, NULL });
}

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict actions, const char *restrict path)
{
    return add(actions, (struct __spawn_action){ 'p', 0, 0, 0, 0, path });
}

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd)
{
    if (fd < 0)
        return EBADF;
    return add(actions, (struct __spawn_action){ 'f', fd, 0, 0, 0, NULL });
}

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from)
{
    if (from < 0)
        return EBADF;
    return add(actions, (struct __spawn_action){ 'u', from, 0, 0, 0, NULL });
}

int posix_spawnattr_init(posix_spawnattr_t *attr)
{
    BUILTIN(memset, attr, 0, sizeof *attr);
    return 0;
}

int posix_spawnattr_destroy(posix_spawnattr_t *attr) { return 0; }
int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags) { attr->__flags = flags; return 0; }
int posix_spawnattr_getflags(const posix_spawnattr_t *restrict attr, short *restrict flags) { *flags = attr->__flags; return 0; }
int posix_spawnattr_setpgroup(posix_spawnattr_t *attr, pid_t group) { attr->__group = group; return 0; }
int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict attr, const __sigset_t *restrict set) { attr->__default = *set; return 0; }
int posix_spawnattr_setsigmask(posix_spawnattr_t *restrict attr, const __sigset_t *restrict set) { attr->__mask = *set; return 0; }

static int child(const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr,
                 char *const argv[], char *const envp[], int search)
{
    long r = 0;
    if (attr && attr->__flags & POSIX_SPAWN_SETSID)
        r = SYS(setsid);
    if (attr && attr->__flags & POSIX_SPAWN_SETPGROUP)
        r = SYS(setpgid, 0, attr->__group);
    if (attr && attr->__flags & POSIX_SPAWN_SETSIGMASK)
        SYS(rt_sigprocmask, SIG_SETMASK, &attr->__mask, NULL);
    if (attr && attr->__flags & POSIX_SPAWN_SETSIGDEF) {
        struct sigaction action = { 0 };
        for (int i = 1; i < 65; i++)
            if (attr->__default.__val[0] >> (i - 1) & 1)
                SYS(rt_sigaction, i, &action, NULL);
    }
    for (int i = 0; actions && i < actions->__used && r >= 0; i++) {
        struct __spawn_action *a = &actions->__actions[i];
        if (a->kind == 'c') {
            /* What is not open need not be closed, as long as it could have been. */
            if (SYS(close, a->fd) < 0 && (a->fd < 0 || a->fd >= getdtablesize()))
                r = -EBADF;
        } else if (a->kind == 'd' && a->fd == a->to) {
            /* posix_spawn_file_actions_adddup2(3p): the descriptor is to stay open. */
            r = SYS(fcntl, a->fd, F_SETFD, 0);
        } else if (a->kind == 'd') {
            r = SYS(dup2, a->fd, a->to);
        } else if (a->kind == 'p') {
            r = SYS(chdir, a->path);
        } else if (a->kind == 'f') {
            r = SYS(fchdir, a->fd);
        } else if (a->kind == 'u') {
            r = SYS(close_range, a->fd, ~0U, 0);
        } else {
            SYS(close, a->fd);
            r = SYS(openat, AT_FDCWD, a->path, a->flags, a->mode);
            if (r >= 0 && r != a->fd) {
                SYS(dup2, r, a->fd);
                SYS(close, r);
            }
        }
    }
    if (r < 0)
        return -r;
    if (search)
        __exec_search(path, argv, envp, 0);
    else
        __ret(SYS(execve, path, argv, envp));
    return errno;
}

/* Like vfork(2), as in glibc: the child runs in this memory until exec, so its error is a variable. */
static int spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr,
                 char *const argv[], char *const envp[], int search)
{
    int error[1] = { 0 };    /* in memory, not in a register that each of the two has for itself */
    long p = SYS(vfork);
    if (p == 0) {
        error[0] = child(path, actions, attr, argv, envp, search);
        SYS(exit_group, 127);
    }
    if (p < 0)
        return -p;
    if (error[0])
        SYS(wait4, p, NULL, 0, NULL);
    else if (pid)
        *pid = p;
    return error[0];
}

int posix_spawn(pid_t *restrict pid, const char *restrict path, const posix_spawn_file_actions_t *restrict actions,
                const posix_spawnattr_t *restrict attr, char *const argv[restrict], char *const envp[restrict])
{
    return spawn(pid, path, actions, attr, argv, envp, 0);
}

int posix_spawnp(pid_t *restrict pid, const char *restrict file, const posix_spawn_file_actions_t *restrict actions,
                 const posix_spawnattr_t *restrict attr, char *const argv[restrict], char *const envp[restrict])
{
    return spawn(pid, file, actions, attr, argv, envp, 1);
}
