/* restart.h -- of "UNIX Systems Programming" (Robbins, Robbins): our own implementation. A call that a signal
   interrupts is made again; those that begin with r_ are the calls of the same name. */
#ifndef _RESTART_H
#define _RESTART_H
#include <fcntl.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#define BLKSIZE 4096
#ifndef ETIME
#define ETIME ETIMEDOUT
#endif
#define readline __restart_readline
struct timeval add2currenttime(double seconds);
int copyfile(int fromfd, int tofd);
int r_close(int fd);
int r_dup2(int fd, int fd2);
int r_open2(const char *path, int flags);
int r_open3(const char *path, int flags, mode_t mode);
ssize_t r_read(int fd, void *buf, size_t size);
pid_t r_wait(int *status);
pid_t r_waitpid(pid_t pid, int *status, int options);
ssize_t r_write(int fd, void *buf, size_t size);
ssize_t readblock(int fd, void *buf, size_t size);
int readline(int fd, char *buf, int size);
ssize_t readtimed(int fd, void *buf, size_t size, double seconds);
int readwrite(int fromfd, int tofd);
int readwriteblock(int fromfd, int tofd, char *buf, int size);
int waitfdtimed(int fd, struct timeval end);
#endif
