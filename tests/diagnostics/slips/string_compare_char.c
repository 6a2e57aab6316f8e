#include <stdio.h>
int main(int argc, char **argv)
{
    char c = "a";
    char *s = 'a';
    if (argv[0] == 'x')
        return 1;
    if (c == "a")
        return 2;
    return 0;
}
