/* unpipc.h -- of "UNIX Network Programming, volume 2: Interprocess Communications" (Stevens): our own implementation.
   A function with a capital letter is the one with a small letter, and ends the program when it fails. */
#ifndef __unpipc_h
#define __unpipc_h
#include <sys/types.h>
#include <sys/time.h>
#include <time.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sys/wait.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/select.h>
#include <poll.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <pthread.h>
#ifndef _POSIX_PATH_MAX
#define _POSIX_PATH_MAX 256
#endif
#ifndef INFTIM
#define INFTIM (-1)
#endif
#define MAX_PATH 1024
#define MAXLINE 4096
#define BUFFSIZE 8192
#define FILE_MODE (S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
#define DIR_MODE (FILE_MODE | S_IXUSR | S_IXGRP | S_IXOTH)
#define MSG_R 0400
#define MSG_W 0200
#define SEM_R 0400
#define SEM_A 0200
#define SVMSG_MODE (MSG_R | MSG_W | MSG_R >> 3 | MSG_R >> 6)
#define SVSEM_MODE (SEM_R | SEM_A | SEM_R >> 3 | SEM_R >> 6)
#define SVSHM_MODE (SHM_R | SHM_W | SHM_R >> 3 | SHM_R >> 6)
union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
};
typedef void Sigfunc(int);
typedef void Sigfunc_rt(int, siginfo_t *, void *);
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#include <ringside/wrap.h>
#define read_lock(fd, offset, whence, len) lock_reg(fd, F_SETLK, F_RDLCK, offset, whence, len)
#define readw_lock(fd, offset, whence, len) lock_reg(fd, F_SETLKW, F_RDLCK, offset, whence, len)
#define write_lock(fd, offset, whence, len) lock_reg(fd, F_SETLK, F_WRLCK, offset, whence, len)
#define writew_lock(fd, offset, whence, len) lock_reg(fd, F_SETLKW, F_WRLCK, offset, whence, len)
#define un_lock(fd, offset, whence, len) lock_reg(fd, F_SETLK, F_UNLCK, offset, whence, len)
#define is_read_lockable(fd, offset, whence, len) !lock_test(fd, F_RDLCK, offset, whence, len)
#define is_write_lockable(fd, offset, whence, len) !lock_test(fd, F_WRLCK, offset, whence, len)
int lock_reg(int fd, int cmd, int type, off_t offset, int whence, off_t len);
pid_t lock_test(int fd, int type, off_t offset, int whence, off_t len);
void Lock_reg(int fd, int cmd, int type, off_t offset, int whence, off_t len);
#define Read_lock(fd, offset, whence, len) Lock_reg(fd, F_SETLK, F_RDLCK, offset, whence, len)
#define Readw_lock(fd, offset, whence, len) Lock_reg(fd, F_SETLKW, F_RDLCK, offset, whence, len)
#define Write_lock(fd, offset, whence, len) Lock_reg(fd, F_SETLK, F_WRLCK, offset, whence, len)
#define Writew_lock(fd, offset, whence, len) Lock_reg(fd, F_SETLKW, F_WRLCK, offset, whence, len)
#define Un_lock(fd, offset, whence, len) Lock_reg(fd, F_SETLK, F_UNLCK, offset, whence, len)
pid_t Lock_test(int fd, int type, off_t offset, int whence, off_t len);
#define Is_read_lockable(fd, offset, whence, len) !Lock_test(fd, F_RDLCK, offset, whence, len)
#define Is_write_lockable(fd, offset, whence, len) !Lock_test(fd, F_WRLCK, offset, whence, len)
typedef unsigned long ulong_t;
long pr_thread_id(pthread_t *thread);
Sigfunc_rt *signal_rt_intr(int signo, Sigfunc_rt *func, sigset_t *mask);
Sigfunc_rt *Signal_rt_intr(int signo, Sigfunc_rt *func, sigset_t *mask);
char *px_ipc_name(const char *name);
char *Px_ipc_name(const char *name);
char *gf_time(void);
void tv_sub(struct timeval *out, struct timeval *in);
int start_time(void);
double stop_time(void);
void Start_time(void);
double Stop_time(void);
int touch(void *vptr, int nbytes);
void Touch(void *vptr, int nbytes);
int sleep_us(unsigned nusecs);
void Sleep_us(unsigned nusecs);
int set_concurrency(int level);
void Set_concurrency(int level);
int set_nonblock(int fd);
void *my_shm(size_t nbytes);
void *My_shm(size_t nbytes);
ssize_t readline(int fd, void *buf, size_t max);
ssize_t readn(int fd, void *buf, size_t n);
ssize_t writen(int fd, const void *buf, size_t n);
ssize_t Readline(int fd, void *buf, size_t max);
ssize_t Readn(int fd, void *buf, size_t n);
void Writen(int fd, void *buf, size_t n);
Sigfunc_rt *signal_rt(int signo, Sigfunc_rt *func, sigset_t *mask);
Sigfunc_rt *Signal_rt(int signo, Sigfunc_rt *func, sigset_t *mask);
#endif
