#include <stdio.h>
void print(char *s);
int main(void)
{
    print(5);
    print("a", "b");
    int r = print("a");
    return 0;
}
void print(const char *s) { puts(s); }
