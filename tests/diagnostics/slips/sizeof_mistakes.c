#include <stdlib.h>
int main(void)
{
    int *p = malloc(sizeof int);
    int n = sizeof(5;
    char *c = malloc(10 * sizeof);
    return n;
}
