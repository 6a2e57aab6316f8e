//@ native
/* Macros of any number of arguments. */
#include <stdio.h>

#define LOG(...) printf("log: " __VA_ARGS__)
#define SAY(format, ...) printf(format "\n", __VA_ARGS__)
#define TELL(format, ...) printf(format "\n", ##__VA_ARGS__)
#define NAMED(format, args...) printf(format "\n", ##args)
#define OPTIONAL(format, ...) printf(format "\n" __VA_OPT__(,) __VA_ARGS__)
#define TEXT(...) #__VA_ARGS__
#define COUNT(...) COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define COUNT_(a, b, c, d, e, n, ...) n
#define FIRST(a, ...) a
#define REST(a, ...) __VA_ARGS__
#define EACH(f, ...) FIRST(__VA_ARGS__) f REST(__VA_ARGS__)

int main(void)
{
    LOG("%d\n", 1);
    LOG("nothing more\n");
    SAY("%d %s", 2, "two");
    TELL("alone");
    TELL("%d and %d", 3, 4);
    NAMED("alone too");
    NAMED("%s", "named");
    OPTIONAL("optional");
    OPTIONAL("%c", 'o');
    puts(TEXT(a, b  ,  "c\n" , (d, e)));
    puts(TEXT());
    printf("%d %d\n", COUNT(x), COUNT(x, (y, z), w));
    printf("%d\n", EACH(+, 4, 5));
    return 0;
}
