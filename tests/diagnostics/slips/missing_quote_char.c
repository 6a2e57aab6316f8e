#include <stdio.h>
int main(void)
{
    char c = 'a;
    char d = 'ab';
    char e = '';
    char f = 'abcde';
    return 0;
}
