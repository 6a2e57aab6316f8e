//@ native
/* ## makes one token of two. */
#include <stdio.h>

#define GLUE(a, b) a##b
#define JOIN(a, b) GLUE(a, b)
#define UNIQUE(name) JOIN(name, __LINE__)
#define FIELD(type, name) type get_##name(void) { return name##_value; }
#define COLOURS X(red) X(green) X(blue)
#define HASH_HASH # ## #

static int a_value = 1;
static double b_value = 2.5;
FIELD(int, a)
FIELD(double, b)

enum {
#define X(name) colour_##name,
    COLOURS
#undef X
};
static const char *const names[] = {
#define X(name) #name,
    COLOURS
#undef X
};

int main(void)
{
    int xy = 3, x1 = 4;
    printf("%d %d\n", GLUE(x, y), GLUE(x, 1));
    printf("%d %g\n", get_a(), get_b());
    int UNIQUE(v) = 5;
    printf("%d\n", v33);
    printf("%d %s\n", colour_blue, names[colour_green]);
    printf("%d %d\n", GLUE(0x, ff), GLUE(1, 2) + 1);
    printf("%d\n", xy GLUE(+, =) 2);
    printf("%d %d\n", GLUE(xy, ) - 1, GLUE(, xy));
    printf("%s\n", GLUE(L, "wide")[0] == 'w' ? "wide" : "narrow");
    return 0;
}
