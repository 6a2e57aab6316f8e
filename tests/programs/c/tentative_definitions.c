//@ native
/* A global may be declared many times, and is nought unless somebody says otherwise. */
#include <stdio.h>

int a;
int a;
extern int a;
int b = 2;
extern int b;
int table[];
static int s;
static int s = 7;
char *names[];
char *names[] = { "x", "y" };

int function();
int function(int);

int main(void)
{
    extern int a;
    printf("%d %d %d %d\n", a, b, s, function(3));
    printf("%d %zu\n", table[0], sizeof names);
    return 0;
}

int table[4];
int function(int n)
{
    return n * 2;
}
