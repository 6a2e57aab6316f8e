#include <stdio.h>
int main(void)
{
    double x = sqrt(2.0);
    double y = pow(2, 10);
    printf("%f %f\n", x, y);
    return 0;
}
