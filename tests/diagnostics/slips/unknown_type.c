#include <stdio.h>
int main(void)
{
    string s = "abc";
    bool b = true;
    uint32_t u = 5;
    pthread_t t;
    size_t n = 3;
    boolean c;
    return 0;
}
