/* clear -- an empty screen: the cursor home, and all gone. */
#include <stdio.h>

int main(void)
{
    printf("\033[H\033[2J\033[3J");
    return 0;
}
