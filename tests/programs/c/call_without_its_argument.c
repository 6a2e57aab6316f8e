// A function of the library that nobody declared, called without its arguments, as lab manuals have it: gcc warns and
// it goes well by luck. Here what is missing is 0, and that is told once.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main()
{
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            printf("child %d\n", i);
            exit(i);
        }
        wait();
    }
    printf("both have ended: %s\n", wait() == -1 ? "yes" : "NO");
    return 0;
}
