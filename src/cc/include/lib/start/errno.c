// defines __errno_location __ret __utf8
#include <ringside/sys.h>

static _Thread_local int number;
int __utf8;

int *__errno_location(void)
{
    return &number;
}

long __ret(long answer)
{
    if (answer < 0 && answer > -4096) {
        number = -answer;
        return -1;
    }
    return answer;
}
