/* csapp.h -- of "Computer Systems: A Programmer's Perspective" (Bryant, O'Hallaron): our own implementation.
   A function with a capital letter is the one with a small letter, and ends the program when it fails. Its wrappers
   have the names of Stevens's and other messages, so they are other symbols underneath. */
#ifndef __CSAPP_H__
#define __CSAPP_H__
#include <stdio.h>
#include <stdlib.h>
#include <stdarg.h>
#include <unistd.h>
#include <string.h>
#include <ctype.h>
#include <setjmp.h>
#include <signal.h>
#include <dirent.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/socket.h>
#include <netdb.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#define DEF_MODE (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)
#define DEF_UMASK (S_IWGRP | S_IWOTH)
#define MAXLINE 8192
#define MAXBUF 8192
#define LISTENQ 1024
#define RIO_BUFSIZE 8192
typedef struct sockaddr SA;
typedef void handler_t(int);
typedef struct {
    int rio_fd;
    int rio_cnt;
    char *rio_bufptr;
    char rio_buf[RIO_BUFSIZE];
} rio_t;
extern char **environ;
void unix_error(char *text);
void posix_error(int code, char *text);
void dns_error(char *text);
void gai_error(int code, char *text);
void app_error(char *text);
#define Fork __csapp_Fork
#define Wait __csapp_Wait
#define Waitpid __csapp_Waitpid
#define Execve __csapp_Execve
#define Kill __csapp_Kill
#define Setpgid __csapp_Setpgid
#define Open __csapp_Open
#define Read __csapp_Read
#define Write __csapp_Write
#define Lseek __csapp_Lseek
#define Close __csapp_Close
#define Select __csapp_Select
#define Dup2 __csapp_Dup2
#define Stat __csapp_Stat
#define Fstat __csapp_Fstat
#define Sigprocmask __csapp_Sigprocmask
#define Sigemptyset __csapp_Sigemptyset
#define Sigfillset __csapp_Sigfillset
#define Sigaddset __csapp_Sigaddset
#define Sigdelset __csapp_Sigdelset
#define Sigismember __csapp_Sigismember
#define Malloc __csapp_Malloc
#define Realloc __csapp_Realloc
#define Calloc __csapp_Calloc
#define Mmap __csapp_Mmap
#define Munmap __csapp_Munmap
#define Fclose __csapp_Fclose
#define Fdopen __csapp_Fdopen
#define Fopen __csapp_Fopen
#define Fputs __csapp_Fputs
#define Socket __csapp_Socket
#define Setsockopt __csapp_Setsockopt
#define Bind __csapp_Bind
#define Listen __csapp_Listen
#define Accept __csapp_Accept
#define Connect __csapp_Connect
#define Pthread_create __csapp_Pthread_create
#define Pthread_join __csapp_Pthread_join
#define Pthread_cancel __csapp_Pthread_cancel
#define Pthread_detach __csapp_Pthread_detach
#define Sem_init __csapp_Sem_init
#define P __csapp_P
#define V __csapp_V
#define Fgets __csapp_Fgets
#define Signal __csapp_Signal
#define Inet_ntop __csapp_Inet_ntop
#define Inet_pton __csapp_Inet_pton
#define Pthread_once __csapp_Pthread_once
pid_t Fork(void);
pid_t Wait(int *status);
pid_t Waitpid(pid_t pid, int *status, int options);
void Execve(const char *file, char *const argv[], char *const envp[]);
void Kill(pid_t pid, int number);
void Setpgid(pid_t pid, pid_t group);
int Open(const char *path, int flags, mode_t mode);
ssize_t Read(int fd, void *buf, size_t n);
ssize_t Write(int fd, const void *buf, size_t n);
off_t Lseek(int fd, off_t offset, int whence);
void Close(int fd);
int Select(int n, fd_set *in, fd_set *out, fd_set *other, struct timeval *t);
int Dup2(int from, int to);
void Stat(const char *path, struct stat *st);
void Fstat(int fd, struct stat *st);
void Sigprocmask(int how, const sigset_t *set, sigset_t *old);
void Sigemptyset(sigset_t *set);
void Sigfillset(sigset_t *set);
void Sigaddset(sigset_t *set, int number);
void Sigdelset(sigset_t *set, int number);
int Sigismember(const sigset_t *set, int number);
void *Malloc(size_t size);
void *Realloc(void *p, size_t size);
void *Calloc(size_t count, size_t size);
void *Mmap(void *address, size_t n, int protection, int flags, int fd, off_t offset);
void Munmap(void *p, size_t n);
void Fclose(FILE *f);
FILE *Fdopen(int fd, const char *mode);
FILE *Fopen(const char *path, const char *mode);
void Fputs(const char *s, FILE *f);
int Socket(int domain, int type, int protocol);
void Setsockopt(int fd, int level, int name, const void *value, int len);
void Bind(int fd, struct sockaddr *sa, int len);
void Listen(int fd, int backlog);
int Accept(int fd, struct sockaddr *sa, socklen_t *len);
void Connect(int fd, struct sockaddr *sa, int len);
void Pthread_create(pthread_t *thread, pthread_attr_t *attr, void *(*start)(void *), void *arg);
void Pthread_join(pthread_t thread, void **result);
void Pthread_cancel(pthread_t thread);
void Pthread_detach(pthread_t thread);
void Sem_init(sem_t *sem, int shared, unsigned value);
void P(sem_t *sem);
void V(sem_t *sem);
char *Fgets(char *s, int n, FILE *f);
handler_t *Signal(int signum, handler_t *handler);
void Pause(void);
unsigned int Sleep(unsigned int secs);
unsigned int Alarm(unsigned int seconds);
pid_t Getpgrp(void);
int Sigsuspend(const sigset_t *set);
void Free(void *p);
size_t Fread(void *p, size_t size, size_t count, FILE *f);
void Fwrite(const void *p, size_t size, size_t count, FILE *f);
DIR *Opendir(const char *name);
struct dirent *Readdir(DIR *dir);
int Closedir(DIR *dir);
void Pthread_exit(void *result);
pthread_t Pthread_self(void);
ssize_t sio_puts(char s[]);
ssize_t sio_putl(long v);
void sio_error(char s[]);
ssize_t Sio_puts(char s[]);
ssize_t Sio_putl(long v);
void Sio_error(char s[]);
void Getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);
void Getnameinfo(const struct sockaddr *sa, socklen_t salen, char *host, size_t hostlen, char *serv, size_t servlen, int flags);
void Freeaddrinfo(struct addrinfo *res);
struct hostent *Gethostbyname(const char *name);
struct hostent *Gethostbyaddr(const char *address, int size, int family);
void Inet_ntop(int family, const void *address, char *text, socklen_t size);
void Inet_pton(int family, const char *text, void *address);
void Pthread_once(pthread_once_t *once, void (*function)(void));
ssize_t rio_readn(int fd, void *usrbuf, size_t n);
ssize_t rio_writen(int fd, void *usrbuf, size_t n);
void rio_readinitb(rio_t *rp, int fd);
ssize_t rio_readnb(rio_t *rp, void *usrbuf, size_t n);
ssize_t rio_readlineb(rio_t *rp, void *usrbuf, size_t maxlen);
ssize_t Rio_readn(int fd, void *usrbuf, size_t n);
void Rio_writen(int fd, void *usrbuf, size_t n);
void Rio_readinitb(rio_t *rp, int fd);
ssize_t Rio_readnb(rio_t *rp, void *usrbuf, size_t n);
ssize_t Rio_readlineb(rio_t *rp, void *usrbuf, size_t maxlen);
int open_clientfd(char *hostname, char *port);
int open_listenfd(char *port);
int Open_clientfd(char *hostname, char *port);
int Open_listenfd(char *port);
#endif
