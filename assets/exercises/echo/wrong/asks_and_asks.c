//@ busy-wait: again and again
#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    size_t got = 0;
    while (got < LENGTH) {
        ssize_t n = recv(fd, text + got, LENGTH - got, MSG_DONTWAIT);
        if (n > 0) got += n;
        if (n == 0) read(fd, text, 0);
    }
    write(1, text, got);
}
