//@ native
//@ args: one "two words" -3
//@ exit: 4
#include <stdio.h>

int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; i++)
        printf("%d: [%s]\n", i, argv[i]);
    printf("end: %s\n", argv[argc] == NULL ? "null" : "not null");
    return argc;
}
