/* tty -- the name of the terminal that standard input is. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    const char *name = ttyname(0);
    puts(name ? name : "not a tty");
    return !name;
}
