/* unistd.h -- the calls of POSIX: descriptors, processes, the file system's names. */
#ifndef _UNISTD_H
#define _UNISTD_H 1
#include <features.h>
#include <ringside/types.h>
#include <ringside/systypes.h>
#include <ringside/getopt.h>
#include <ringside/abi/unistd.h>
typedef long intptr_t;
typedef unsigned int socklen_t;
#ifndef NULL
#define NULL ((void *)0)
#endif
#ifdef __USE_MISC
#define L_SET 0
#define L_INCR 1
#define L_XTND 2
#endif
ssize_t read(int fd, void *buf, size_t n);
ssize_t write(int fd, const void *buf, size_t n);
int close(int fd);
int dup(int fd);
int dup2(int from, int to);
int pipe(int fds[2]);
off_t lseek(int fd, off_t offset, int whence);
int isatty(int fd);
char *ttyname(int fd);
int ttyname_r(int fd, char *buf, size_t size);
int fsync(int fd);
int access(const char *path, int mode);
int unlink(const char *path);
int link(const char *from, const char *to);
int rmdir(const char *path);
int chdir(const char *path);
char *getcwd(char *buf, size_t size);
int chown(const char *path, uid_t owner, gid_t group);
pid_t fork(void);
int execv(const char *path, char *const argv[]);
int execve(const char *path, char *const argv[], char *const envp[]);
int execvp(const char *file, char *const argv[]);
int execl(const char *path, const char *arg, ...);
int execlp(const char *file, const char *arg, ...);
int execle(const char *path, const char *arg, ...);
_Noreturn void _exit(int status);
pid_t getpid(void);
pid_t getppid(void);
pid_t getpgrp(void);
int setpgid(pid_t pid, pid_t group);
pid_t setsid(void);
pid_t tcgetpgrp(int fd);
int tcsetpgrp(int fd, pid_t group);
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int setuid(uid_t uid);
int setgid(gid_t gid);
int getgroups(int count, gid_t list[]);
unsigned alarm(unsigned seconds);
unsigned sleep(unsigned seconds);
int pause(void);
long sysconf(int name);
long pathconf(const char *path, int name);
long fpathconf(int fd, int name);
#ifdef __USE_GNU
ssize_t copy_file_range(int from, off_t *fromoffset, int to, off_t *tooffset, size_t n, unsigned flags);
#endif
#define _CS_PATH 0
size_t confstr(int name, char *buf, size_t size);
char *getlogin(void);
char *ctermid(char *s);
#ifdef __USE_XOPEN
void swab(const void *restrict from, void *restrict to, ssize_t n);
#endif
#ifdef __USE_GNU
extern char **environ;
int eaccess(const char *path, int mode);
int euidaccess(const char *path, int mode);
int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags);
int syncfs(int fd);
int pipe2(int fds[2], int flags);
int dup3(int from, int to, int flags);
int execvpe(const char *file, char *const argv[], char *const envp[]);
pid_t gettid(void);
char *get_current_dir_name(void);
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
int setresuid(uid_t real, uid_t effective, uid_t saved);
int setresgid(gid_t real, gid_t effective, gid_t saved);
void closefrom(int low);
int close_range(unsigned first, unsigned last, int flags);
#define TEMP_FAILURE_RETRY(expression) \
    ({ long __result; do __result = (long)(expression); while (__result == -1L && *__errno_location() == 4); __result; })
int *__errno_location(void);
#endif
#ifdef __USE_GNU
#define lseek64 lseek
#define truncate64 truncate
#define ftruncate64 ftruncate
#define pread64 pread
#define pwrite64 pwrite
#define lockf64 lockf
#endif
#ifdef __USE_MISC
int sethostname(const char *name, size_t size);
int getdomainname(char *name, size_t size);
int daemon(int nochdir, int noclose);
int getentropy(void *buf, size_t size);
long syscall(long number, ...);
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
void sync(void);
int lockf(int fd, int command, off_t length);
int setpgrp(void);
int setreuid(uid_t real, uid_t effective);
int setregid(gid_t real, gid_t effective);
long gethostid(void);
#endif
#if defined __USE_MISC || defined __USE_XOPEN
int nice(int increment);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN_EXTENDED && !defined __USE_XOPEN2K8)
char *getwd(char *buf) __attribute_deprecated__;
pid_t vfork(void);
unsigned ualarm(useconds_t value, useconds_t interval);
int usleep(useconds_t microseconds);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN_EXTENDED && !defined __USE_XOPEN2K)
int getpagesize(void);
int getdtablesize(void);
int brk(void *address);
void *sbrk(intptr_t increment);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN && !defined __USE_XOPEN2K)
int chroot(const char *path);
char *getpass(const char *prompt);
#endif
#ifdef __USE_XOPEN2K8
int faccessat(int dir, const char *path, int mode, int flags);
int unlinkat(int dir, const char *path, int flags);
int symlinkat(const char *target, int dir, const char *path);
int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags);
ssize_t readlinkat(int dir, const char *restrict path, char *restrict buf, size_t size);
int fchownat(int dir, const char *path, uid_t owner, gid_t group, int flags);
int fexecve(int fd, char *const argv[], char *const envp[]);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K8
ssize_t pread(int fd, void *buf, size_t n, off_t offset);
ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset);
int truncate(const char *path, off_t length);
int fchdir(int fd);
int fchown(int fd, uid_t owner, gid_t group);
int lchown(const char *path, uid_t owner, gid_t group);
pid_t getpgid(pid_t pid);
pid_t getsid(pid_t pid);
#endif
#ifdef __USE_XOPEN2K
int seteuid(uid_t uid);
int setegid(gid_t gid);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K
int symlink(const char *target, const char *path);
ssize_t readlink(const char *restrict path, char *restrict buf, size_t size);
int gethostname(char *name, size_t size);
#endif
#ifdef __USE_POSIX199506
int getlogin_r(char *name, size_t size);
#endif
#ifdef __USE_POSIX199309
int fdatasync(int fd);
int ftruncate(int fd, off_t length);
#endif
#endif
