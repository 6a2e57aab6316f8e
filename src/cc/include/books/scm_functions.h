/* scm_functions.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. */
#ifndef SCM_FUNCTIONS_H
#define SCM_FUNCTIONS_H
#include <sys/socket.h>
#include <sys/un.h>
#include <stdio.h>
#include <errno.h>
int sendfd(int sockfd, int fd);
int recvfd(int sockfd);
#endif
