/* connection.h -- where the server and the client of unix(7) meet. */
#ifndef _CONNECTION_H
#define _CONNECTION_H 1
#define SOCKET_NAME "/tmp/9Lq7BNBnBycd6nxy.socket"
#define BUFFER_SIZE 12
#endif
