/* mailbox.h -- message passing as the theory has it: mailbox(7), at the head of kernel/mailbox.rs. */
#ifndef _MAILBOX_H
#define _MAILBOX_H 1
#include <stddef.h>
#include <sys/types.h>
#include <ringside/abi/mailbox.h>

/* Indirect: through a mailbox that any process may name by its key. */
int mailbox_open(int key, int capacity, size_t size, int flags);
int mailbox_send(int id, const void *message, size_t length, int flags);
ssize_t mailbox_receive(int id, void *buffer, size_t size, int flags);
int mailbox_count(int id);
int mailbox_destroy(int id);

/* Direct: the processes name each other. */
int message_send(pid_t to, const void *message, size_t length, int flags);
ssize_t message_receive(pid_t from, void *buffer, size_t size, int flags, pid_t *sender);
int message_capacity(int capacity);

/* Ports: rights to send and to receive, which can travel in messages. */
int port_create(int capacity);
int port_right(int port);
int port_send(int port, const void *message, size_t length, int carried, int flags);
ssize_t port_receive(int port, void *buffer, size_t size, int *carried, int flags);
int port_release(int port);
int port_register(const char *name, int port);
int port_lookup(const char *name);
#endif
