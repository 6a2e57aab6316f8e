#include <string.h>
void f(char *s) { }
int main(void)
{
    const char *c = "abc";
    f(c);
    char *p = c;
    strcpy(c, "x");
    char **v = &c;
    return 0;
}
