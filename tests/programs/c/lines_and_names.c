//@ native
/* __LINE__, __FILE__, __func__ and #line. */
#include <stdio.h>
#include <string.h>

#define HERE printf("%d\n", __LINE__)
#define WHERE(x) (__LINE__ + 0 * (x))

static const char *name(void)
{
    return __func__;
}

int main(void)
{
    HERE;
    printf("%d\n", WHERE(
        1));
    printf("%s %s %s\n", __func__, __FUNCTION__, name());
    printf("%zu\n", sizeof __func__);
    printf("%d\n", strstr(__FILE__, ".c") != NULL);
#line 100
    HERE;
#line 7 "other.c"
    printf("%s %d\n", __FILE__, __LINE__);
#define N 50
#line N
    HERE;
    printf("%s\n", __FILE__);
    int a = \
        __LINE__;
    printf("%d %d\n", a, __LINE__);
    printf("%d %d\n", __COUNTER__, __COUNTER__);
    printf("%d %d\n", (int)strlen(__DATE__), (int)strlen(__TIME__));
    return 0;
}
