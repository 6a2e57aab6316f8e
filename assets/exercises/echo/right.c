#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    size_t got = 0;
    while (got < LENGTH) {
        ssize_t n = read(fd, text + got, LENGTH - got);
        if (n <= 0) break;
        got += n;
    }
    write(1, text, got);
}
