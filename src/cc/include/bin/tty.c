/* tty -- the name of the terminal that standard input is. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "s", 2);
    const char *name = ttyname(0);
    puts(name ? name : "not a tty");
    return !name;
}
