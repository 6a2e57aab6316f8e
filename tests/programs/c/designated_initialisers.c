//@ native
/* Initialisers by name and by index: any order, the rest zero, the last one counts. */
#include <stdio.h>

struct point { int x, y; };
struct shape {
    const char *name;
    struct point at, size;
    int colours[4];
    union { int i; float f; } u;
};

enum { RED, GREEN, BLUE, COLOURS };

static const char *const names[COLOURS] = { [BLUE] = "blue", [RED] = "red", [GREEN] = "green" };

int main(void)
{
    struct shape s = { .size.y = 4, .name = "box", .size.x = 3, .colours = { [2] = 7, 8 }, .u.f = 1.5f };
    printf("%s %d %d %d %d\n", s.name, s.at.x, s.at.y, s.size.x, s.size.y);
    printf("%d %d %d %d %g\n", s.colours[0], s.colours[1], s.colours[2], s.colours[3], s.u.f);
    int sparse[] = { [5] = 1, 2, [1] = 3, 4 };
    printf("%zu:", sizeof sparse / sizeof *sparse);
    for (size_t i = 0; i < sizeof sparse / sizeof *sparse; i++)
        printf(" %d", sparse[i]);
    putchar('\n');
    for (int i = 0; i < COLOURS; i++)
        printf("%s ", names[i]);
    putchar('\n');
    struct point path[3] = { [1].x = 5, [1].y = 6, [0] = { .y = 9 }, [2] = { 1 } };
    for (int i = 0; i < 3; i++)
        printf("(%d,%d)", path[i].x, path[i].y);
    putchar('\n');
    int grid[2][3] = { [1] = { [2] = 6 }, [0][1] = 2 };
    printf("%d %d %d\n", grid[0][1], grid[1][2], grid[1][0]);
    struct point twice = { .x = 1, .y = 2, .x = 3 };
    printf("%d %d\n", twice.x, twice.y);
    struct point old = { y: 8, x: 7 };
    printf("%d %d\n", old.x, old.y);
    int follow[5] = { [3] = 1, 2, [0] = 3 };
    printf("%d %d %d\n", follow[0], follow[3], follow[4]);
    struct { struct point p; int z; } flat = { 1, 2, 3 }, whole = { .p = { .y = 5 }, 6 };
    printf("%d %d %d %d %d\n", flat.p.x, flat.p.y, flat.z, whole.p.y, whole.z);
    return 0;
}
