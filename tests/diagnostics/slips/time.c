#include <stdio.h>
int main(void)
{
    srand(time(NULL));
    sleep(1);
    int r = rand() % 10;
    struct timeval tv;
    gettimeofday(&tv, NULL);
    return r;
}
