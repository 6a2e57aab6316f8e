/* apue.h -- of "Advanced Programming in the UNIX Environment" (Stevens, Rago): our own implementation. */
#ifndef _APUE_H
#define _APUE_H
#include <sys/types.h>
#include <sys/stat.h>
#include <sys/termios.h>
#include <sys/ioctl.h>
#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>
#include <signal.h>
#define MAXLINE 4096
#define FILE_MODE (S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
#define DIR_MODE (FILE_MODE | S_IXUSR | S_IXGRP | S_IXOTH)
typedef void Sigfunc(int);
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
char *path_alloc(size_t *sizep);
long open_max(void);
int set_cloexec(int fd);
void set_fl(int fd, int flags);
void clr_fl(int fd, int flags);
void pr_exit(int status);
void pr_mask(const char *str);
Sigfunc *signal_intr(int signo, Sigfunc *func);
void daemonize(const char *cmd);
void sleep_us(unsigned int nusecs);
ssize_t readn(int fd, void *ptr, size_t n);
ssize_t writen(int fd, const void *ptr, size_t n);
int fd_pipe(int fd[2]);
int recv_fd(int fd, ssize_t (*userfunc)(int, const void *, size_t));
int send_fd(int fd, int fd_to_send);
int send_err(int fd, int status, const char *errmsg);
int serv_listen(const char *name);
int serv_accept(int listenfd, uid_t *uidptr);
int cli_conn(const char *name);
int buf_args(char *buf, int (*func)(int, char **));
int tty_cbreak(int fd);
int tty_raw(int fd);
int tty_reset(int fd);
void tty_atexit(void);
int lock_reg(int fd, int cmd, int type, off_t offset, int whence, off_t len);
pid_t lock_test(int fd, int type, off_t offset, int whence, off_t len);
#define read_lock(fd, offset, whence, len) lock_reg((fd), F_SETLK, F_RDLCK, (offset), (whence), (len))
#define readw_lock(fd, offset, whence, len) lock_reg((fd), F_SETLKW, F_RDLCK, (offset), (whence), (len))
#define write_lock(fd, offset, whence, len) lock_reg((fd), F_SETLK, F_WRLCK, (offset), (whence), (len))
#define writew_lock(fd, offset, whence, len) lock_reg((fd), F_SETLKW, F_WRLCK, (offset), (whence), (len))
#define un_lock(fd, offset, whence, len) lock_reg((fd), F_SETLK, F_UNLCK, (offset), (whence), (len))
#define is_read_lockable(fd, offset, whence, len) (lock_test((fd), F_RDLCK, (offset), (whence), (len)) == 0)
#define is_write_lockable(fd, offset, whence, len) (lock_test((fd), F_WRLCK, (offset), (whence), (len)) == 0)
void err_msg(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void err_dump(const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 1, 2)));
void err_quit(const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 1, 2)));
void err_cont(int error, const char *format, ...) __attribute__((__format__(__printf__, 2, 3)));
void err_ret(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void err_sys(const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 1, 2)));
#define err_exit __apue_err_exit
void err_exit(int error, const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 2, 3)));
void log_open(const char *ident, int option, int facility);
void log_msg(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void log_ret(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void log_quit(const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 1, 2)));
void log_sys(const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 1, 2)));
void TELL_WAIT(void);
void TELL_PARENT(pid_t pid);
void TELL_CHILD(pid_t pid);
void WAIT_PARENT(void);
void WAIT_CHILD(void);
#endif
