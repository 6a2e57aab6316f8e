#include <stdio.h>
int main(void)
{
    int helper(int x) {
        return x * 2;
    }
    printf("%d\n", helper(2));
    return 0;
}
