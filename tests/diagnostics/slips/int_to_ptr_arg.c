#include <stdlib.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
    char buf[10];
    int n = 5;
    memcpy(buf, n, 3);
    free(n);
    fopen("x");
    FILE *f = open("x", 0);
    fclose("x");
    return 0;
}
