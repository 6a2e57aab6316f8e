#include <stdio.h>
#include <string.h>
int main(void)
{
    char *a = "abc", *b = "def";
    char *c = a + b;
    char *d = a * 2;
    a += "x";
    int n = b - "x";
    if (a) { strcat(a, 'x'); }
    return 0;
}
