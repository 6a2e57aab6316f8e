#include <stdio.h>
int global;

int main(void)
{
    globl = 3;
//~ 5: error: 'globl' undeclared (first use in this function); did you mean 'global'?
    missing = 4;
//~ 5: error: 'missing' undeclared (first use in this function)
    missing = 5;
    prinft("hello");
//~ 5: warning: implicit declaration of function 'prinft'; did you mean 'printf'? [-Wimplicit-function-declaration]
    pthread_t t;
//~ 5: error: unknown type name 'pthread_t'
    int fd = open("file", O_RDONLY);
//~ 14: warning: implicit declaration of function 'open' [-Wimplicit-function-declaration]
//~ 27: error: 'O_RDONLY' undeclared (first use in this function)
    strcpy(0, 0);
//~ 5: warning: implicit declaration of function 'strcpy' [-Wimplicit-function-declaration]
//~ 5: warning: incompatible implicit declaration of built-in function 'strcpy' [-Wbuiltin-declaration-mismatch]
    sleep(1);
//~ 5: warning: implicit declaration of function 'sleep' [-Wimplicit-function-declaration]
    kill(getpid(), SIGINT);
//~ 5: warning: implicit declaration of function 'kill' [-Wimplicit-function-declaration]
//~ 10: warning: implicit declaration of function 'getpid' [-Wimplicit-function-declaration]
//~ 20: error: 'SIGINT' undeclared (first use in this function)
    if (errno == EINTR)
//~ 9: error: 'errno' undeclared (first use in this function)
//~ 18: error: 'EINTR' undeclared (first use in this function)
        return EXIT_FAILURE;
//~ 16: error: 'EXIT_FAILURE' undeclared (first use in this function)
    return NOTHING_AT_ALL;
//~ 12: error: 'NOTHING_AT_ALL' undeclared (first use in this function)
}

int other(void)
{
    missing = 6;
//~ 5: error: 'missing' undeclared (first use in this function)
    return fork();
//~ 12: warning: implicit declaration of function 'fork' [-Wimplicit-function-declaration]
}
