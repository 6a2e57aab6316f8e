//@ native
// optopt is a question mark before the first call; after each call it is the last option that was wrong, or 0.
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *words[] = { "program", "-a", "-z", "-b", "-c", NULL };
    opterr = 0;
    printf("before: %d\n", optopt);
    for (int c; (c = getopt(5, words, "abc:")) != -1;)
        printf("%d, optopt %d\n", c, optopt);
    printf("in the end %d\n", optopt);
    return 0;
}
