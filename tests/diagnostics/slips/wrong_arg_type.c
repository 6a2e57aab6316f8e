#include <string.h>
#include <stdio.h>
int main(void)
{
    int n = 5;
    printf("%zu\n", strlen(n));
    char *s = "abc";
    int k = abs(s);
    return k;
}
