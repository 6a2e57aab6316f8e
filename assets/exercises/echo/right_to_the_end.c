#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    shutdown(fd, SHUT_WR);
    ssize_t n;
    while ((n = read(fd, text, LENGTH)) > 0) write(1, text, n);
}
