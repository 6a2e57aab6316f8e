//@ deadlock: read
#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    for (int i = 0; i < 2; i++) {
        ssize_t n = read(fd, text, LENGTH);
        write(1, text, n);
    }
}
