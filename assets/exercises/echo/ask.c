#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    ssize_t n = read(fd, text, LENGTH);
    write(1, text, n);
}
