// defines mailbox_open mailbox_send mailbox_receive mailbox_destroy mailbox_count message_capacity message_send message_receive port_create port_right port_send port_receive port_release port_register port_lookup
#include <ringside/sys.h>

int mailbox_open(int key, int capacity, size_t size, int flags) { return __ret(SYS(mailbox_open, key, capacity, size, flags)); }
int mailbox_send(int id, const void *message, size_t length, int flags) { return __ret(SYS(mailbox_send, id, message, length, flags)); }
ssize_t mailbox_receive(int id, void *buffer, size_t size, int flags) { return __ret(SYS(mailbox_receive, id, buffer, size, flags)); }
int mailbox_destroy(int id) { return __ret(SYS(mailbox_destroy, id)); }
int mailbox_count(int id) { return __ret(SYS(mailbox_count, id)); }
int message_capacity(int capacity) { return __ret(SYS(message_capacity, capacity)); }
int message_send(int to, const void *message, size_t length, int flags) { return __ret(SYS(message_send, to, message, length, flags)); }

ssize_t message_receive(int from, void *buffer, size_t size, int flags, int *sender)
{
    return __ret(SYS(message_receive, from, buffer, size, flags, sender));
}

int port_create(int capacity) { return __ret(SYS(port_create, capacity)); }
int port_right(int port) { return __ret(SYS(port_right, port)); }

int port_send(int port, const void *message, size_t length, int carried, int flags)
{
    return __ret(SYS(port_send, port, message, length, carried, flags));
}

ssize_t port_receive(int port, void *buffer, size_t size, int *carried, int flags)
{
    return __ret(SYS(port_receive, port, buffer, size, carried, flags));
}

int port_release(int port) { return __ret(SYS(port_release, port)); }
int port_register(const char *name, int port) { return __ret(SYS(port_register, name, port)); }
int port_lookup(const char *name) { return __ret(SYS(port_lookup, name)); }
