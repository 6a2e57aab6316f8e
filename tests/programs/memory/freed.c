//@ exit: 126
// A real machine would print 7 here, today. Checked memory does not let it pass.
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *p = malloc(sizeof *p);

    *p = 7;
    printf("still there: %d\n", *p);
    fflush(stdout);
    free(p);
    printf("freed: %d\n", *p);
    return 0;
}
