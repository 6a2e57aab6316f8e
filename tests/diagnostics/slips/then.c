#include <stdio.h>
int main(void)
{
    int n = 3;
    if (n > 2) then printf("big\n"); else printf("small\n");
    while (n > 0) begin n--;
    return 0;
}
