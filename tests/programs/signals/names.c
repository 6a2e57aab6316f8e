//@ native
// strsignal, psignal and the numbers.
#include <signal.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
    for (int i = 1; i < 32; i++)
        printf("%d %s\n", i, strsignal(i));
    printf("%s\n", strsignal(SIGRTMIN));
    printf("%s\n", strsignal(SIGRTMIN + 3));
    printf("%s\n", strsignal(200));
    return 0;
}
