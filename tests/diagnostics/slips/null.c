#include <stdio.h>
int main(void)
{
    int x = NULL;
    char c = NULL;
    double d = NULL;
    if (x == NULL) return 1;
    return null;
}
