//@ native
/* # makes a string of an argument as it was written. */
#include <stdio.h>

#define TEXT(x) #x
#define EXPANDED(x) TEXT(x)
#define VERSION 12
#define CHECK(e) printf("%s is %d\n", #e, (e))
#define NAME value_of_name

int main(void)
{
    puts(TEXT(a   +  b));
    puts(TEXT( spaces at the ends ));
    puts(TEXT("quoted \n" 'c' '\'' '"' "\\"));
    puts(TEXT(VERSION));
    puts(EXPANDED(VERSION));
    puts(TEXT(a /* a comment */ b));
    puts(TEXT());
    CHECK(1 + 1 == 2);
    puts(EXPANDED(NAME) " " TEXT(NAME));
    puts(TEXT(-1.5e+3 ... -> <<= x++y));
    puts("one" TEXT(two) "three");
    return 0;
}
