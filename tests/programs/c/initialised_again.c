//@ native
/* What a later designator initialises again counts the last time, and a list in braces begins at zero again. */
#include <stdio.h>
#include <string.h>

struct point { int x, y, z; };
struct flags { unsigned a : 3, b : 3, c : 3; };
struct line { struct point from, to; struct flags f; char name[8]; };

static struct line fixed[2] = {
    [0].from.x = 1, [0].from = { .y = 2 }, [0].to = { 3, 4, 5 }, [0].to.y = 9,
    [1] = { { 1, 2, 3 }, { 4, 5, 6 }, { 1, 2, 3 }, "gone" }, [1].f = { .b = 5 }, [1].name = "kept", [1].from = { 7 },
};

static int answer(void)
{
    return 42;
}

/* Leaves its mark where the next function's locals lie. */
static int scratch(void)
{
    char bytes[600];
    memset(bytes, 'x', sizeof bytes);
    return bytes[99];
}

static void locals(void)
{
    int few[4] = { [0] = 1, [0] = 2, [1] = 3 };
    int range[6] = { [0 ... 5] = answer(), [0] = 1, [2 ... 3] = 0 };
    struct line l = { .from.x = answer(), .from = { .z = 8 }, .f.a = 1, .f.b = 2, .f.a = 3, .name = "abcdefg", .name = "z" };
    struct point p[3] = { [1] = { 1, 2, 3 }, [0] = { 4 }, [1].y = 0, [1] = { .z = 6 } };
    for (int i = 0; i < 4; i++)
        printf("%d ", few[i]);
    for (int i = 0; i < 6; i++)
        printf("%d ", range[i]);
    printf("\n%d %d %d %u %u %u %s %d\n", l.from.x, l.from.y, l.from.z, l.f.a, l.f.b, l.f.c, l.name, l.name[5]);
    for (int i = 0; i < 3; i++)
        printf("%d,%d,%d ", p[i].x, p[i].y, p[i].z);
    puts("");
}

int main(void)
{
    for (int i = 0; i < 2; i++)
        printf("%d,%d,%d %d,%d,%d %u%u%u '%s'\n", fixed[i].from.x, fixed[i].from.y, fixed[i].from.z, fixed[i].to.x,
            fixed[i].to.y, fixed[i].to.z, fixed[i].f.a, fixed[i].f.b, fixed[i].f.c, fixed[i].name);
    scratch();
    locals();
    return 0;
}
