//@ native
/* gcc's questions about types and constants. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct s { char c; struct { int a[4]; } in; };

static int known(int x)
{
    return __builtin_constant_p(x);
}

static int sign(int x)
{
    if (__builtin_expect(x < 0, 0))
        return -1;
    switch (x) {
    case 0:
        return 0;
    case 1 ... 100:
        return 1;
    default:
        __builtin_unreachable();
    }
}

int main(void)
{
    char buf[20];
    printf("%d %d %d\n", __builtin_types_compatible_p(int, const int), __builtin_types_compatible_p(char *, char[3]),
           __builtin_types_compatible_p(typeof(buf[0]), char));
    printf("%s\n", __builtin_choose_expr(sizeof(long) == 8, "wide", 5));
    printf("%d %d %d\n", __builtin_constant_p(5 + 3), __builtin_constant_p("text"), known(3));
    printf("%zu %zu\n", __builtin_offsetof(struct s, in.a[2]), offsetof(struct s, in));
    printf("%d %d %d\n", sign(-5), sign(0), sign(7));
    printf("%d %d %d %d\n", __builtin_classify_type(1), __builtin_classify_type(1.0), __builtin_classify_type("s"),
           __builtin_classify_type(*(struct s *)0));
    __builtin_memset(buf, 'x', 5);
    buf[5] = 0;
    __builtin_strcat(buf, "yz");
    __builtin___strcpy_chk(buf + 10, buf, 10);
    __builtin_printf("%s %s %lu\n", buf, buf + 10, __builtin_strlen(buf));
    if (__builtin_expect(strcmp(buf, buf + 10), 0))
        __builtin_trap();
    return 0;
}
