/* unp.h -- of "UNIX Network Programming" (Stevens): our own implementation. A function with a capital letter is the
   one with a small letter, and ends the program with a message when it fails. */
#ifndef __unp_h
#define __unp_h
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <sys/wait.h>
#include <sys/un.h>
#include <sys/select.h>
#include <poll.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <pthread.h>
#define LISTENQ 1024
#define MAXLINE 4096
#define MAXSOCKADDR 128
#define BUFFSIZE 8192
#define SERV_PORT 9877
#define SERV_PORT_STR "9877"
#define UNIXSTR_PATH "/tmp/unix.str"
#define UNIXDG_PATH "/tmp/unix.dg"
#ifndef INFTIM
#define INFTIM (-1)
#endif
#define SA struct sockaddr
#define FILE_MODE (S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
#define DIR_MODE (FILE_MODE | S_IXUSR | S_IXGRP | S_IXOTH)
typedef void Sigfunc(int);
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#include <ringside/wrap.h>
void str_echo(int sockfd);
void str_cli(FILE *fp, int sockfd);
void dg_echo(int sockfd, SA *cliaddr, socklen_t clilen);
void dg_cli(FILE *fp, int sockfd, const SA *servaddr, socklen_t servlen);
void sig_chld(int signo);
int connect_nonb(int sockfd, const SA *addr, socklen_t len, int nsec);
int connect_timeo(int sockfd, const SA *addr, socklen_t len, int nsec);
ssize_t readline(int fd, void *buf, size_t max);
ssize_t readn(int fd, void *buf, size_t n);
ssize_t writen(int fd, const void *buf, size_t n);
ssize_t read_fd(int fd, void *ptr, size_t nbytes, int *recvfd);
ssize_t write_fd(int fd, void *ptr, size_t nbytes, int sendfd);
char *gf_time(void);
void tv_sub(struct timeval *out, struct timeval *in);
char *sock_ntop(const SA *sa, socklen_t len);
char *sock_ntop_host(const SA *sa, socklen_t len);
int sock_get_port(const SA *sa, socklen_t len);
int sock_cmp_addr(const SA *a, const SA *b, socklen_t len);
int sockfd_to_family(int fd);
struct addrinfo *host_serv(const char *host, const char *serv, int family, int type);
int tcp_connect(const char *host, const char *serv);
int tcp_listen(const char *host, const char *serv, socklen_t *len);
int udp_client(const char *host, const char *serv, SA **addr, socklen_t *len);
int udp_connect(const char *host, const char *serv);
int udp_server(const char *host, const char *serv, socklen_t *len);
void sock_set_addr(SA *sa, socklen_t len, const void *value);
void sock_set_port(SA *sa, socklen_t len, int port);
void sock_set_wild(SA *sa, socklen_t len);
int sock_bind_wild(int fd, int family);
int sock_cmp_port(const SA *a, const SA *b, socklen_t len);
int family_to_level(int family);
char **my_addrs(int *family);
struct unp_in_pktinfo {
    struct in_addr ipi_addr;
    int ipi_ifindex;
};
ssize_t recvfrom_flags(int fd, void *buf, size_t n, int *flags, SA *sa, socklen_t *len, struct unp_in_pktinfo *info);
int Connect_timeo(int fd, const SA *addr, socklen_t len, int nsec);
int Sock_bind_wild(int fd, int family);
int Family_to_level(int family);
int Sockfd_to_family(int fd);
char *Sock_ntop_host(const SA *sa, socklen_t len);
char **My_addrs(int *family);
ssize_t Recvfrom_flags(int fd, void *buf, size_t n, int *flags, SA *sa, socklen_t *len, struct unp_in_pktinfo *info);
int Sockatmark(int fd);
ssize_t Readline(int fd, void *buf, size_t max);
ssize_t Readn(int fd, void *buf, size_t n);
void Writen(int fd, void *buf, size_t n);
ssize_t Read_fd(int fd, void *ptr, size_t nbytes, int *recvfd);
ssize_t Write_fd(int fd, void *ptr, size_t nbytes, int sendfd);
char *Sock_ntop(const SA *sa, socklen_t len);
struct addrinfo *Host_serv(const char *host, const char *serv, int family, int type);
int Tcp_connect(const char *host, const char *serv);
int Tcp_listen(const char *host, const char *serv, socklen_t *len);
int Udp_client(const char *host, const char *serv, SA **addr, socklen_t *len);
int Udp_connect(const char *host, const char *serv);
int Udp_server(const char *host, const char *serv, socklen_t *len);
#endif
