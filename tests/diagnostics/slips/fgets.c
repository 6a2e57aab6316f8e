#include <stdio.h>
int main(void)
{
    char buf[10];
    fgets(buf);
    fgets(buf, stdin);
    gets(buf);
    char c = getchar(5);
    puts('a');
    putchar("a");
    return 0;
}
