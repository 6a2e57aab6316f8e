//@ outputs: prints "ring\0
#include "echo.h"

void ask(int fd) {
    char text[LENGTH];
    write(fd, TEXT, LENGTH);
    read(fd, text, LENGTH);
    write(1, text, LENGTH);
}
