//@ exit: 126
/* Two arrays of variable length, one after the other in one place: the sentence names the one that is alive. */
#include <stdio.h>

int main(void)
{
    for (int n = 4; n < 6; n++) {
        {
            char first[n];
            first[n - 1] = 1;
        }
        {
            int second[n];
            second[n - 4] = 2;
            second[2 * n - 5] = 3;
        }
    }
    return 0;
}
