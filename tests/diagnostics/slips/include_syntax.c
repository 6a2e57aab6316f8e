#include stdio.h
#inclde <stdio.h>
#define
#ifdef
int main(void)
{
    return 0;
}
#endif
