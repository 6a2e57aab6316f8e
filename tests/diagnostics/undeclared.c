#include <stdio.h>
int global;

int main(void)
{
    globl = 3;
    missing = 4;
    missing = 5;
    prinft("hello");
    pthread_t t;
    int fd = open("file", O_RDONLY);
    strcpy(0, 0);
    sleep(1);
    kill(getpid(), SIGINT);
    if (errno == EINTR)
        return EXIT_FAILURE;
    return NOTHING_AT_ALL;
}

int other(void)
{
    missing = 6;
    return fork();
}
