//@ native
/* Declarations read inside out. */
#include <stdio.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
static int numbers[3] = { 7, 8, 9 };

static int (*get_array(void))[3]
{
    return &numbers;
}

static int (*(*get_getter(int n))(void))[3]
{
    return n ? get_array : NULL;
}

int main(void)
{
    int *pointers[3] = { numbers, numbers + 1, numbers + 2 };
    int (*array)[3] = &numbers;
    int (*functions[2])(void) = { one, two };
    int (*(*table)[2])(void) = &functions;
    int **pp = &pointers[1], ***ppp = &pp;
    printf("%d %d %d %d\n", *pointers[1], (*array)[2], functions[1](), (*table)[0]());
    printf("%d %d\n", **pp, ***ppp);
    printf("%d %d\n", (*get_array())[0], (*get_getter(1)())[1]);
    printf("%zu %zu %zu %zu\n", sizeof pointers, sizeof array, sizeof *array, sizeof(int (*[4])(char *)));
    long unsigned int long strange = 5;
    int typedef word;
    short const signed int small = 3;
    word w = 4;
    printf("%llu %d %d\n", strange, small, w);
    void (*signal_like(int, void (*)(int)))(int);
    printf("%zu\n", sizeof signal_like(1, 0));
    return 0;
}
