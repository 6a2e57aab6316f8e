#include <sys/socket.h>
#include <unistd.h>

/* Sends TEXT over the socket and writes what comes back to standard output. */
#define TEXT "ringside"
#define LENGTH 8

void ask(int fd);
