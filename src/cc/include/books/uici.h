/* uici.h -- of "UNIX Systems Programming" (Robbins, Robbins): our own implementation of its connections. */
#ifndef _UICI_H
#define _UICI_H
typedef unsigned short u_port_t;
int u_open(u_port_t port);
int u_accept(int fd, char *hostn, int hostnsize);
int u_connect(u_port_t port, char *hostn);
#endif
