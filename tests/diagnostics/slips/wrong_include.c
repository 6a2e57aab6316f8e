#include <stido.h>
int main(void)
{
    return 0;
}
