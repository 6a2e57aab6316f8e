//@ gcc
#include <stddef.h>
struct bits { int a : 3; unsigned b : 5; } s;
int size_of_bits = sizeof s.a;
int align_of_bits = _Alignof s.a;
__typeof__(s.b) copy;
typedef int number = 3;
int a[static 3];
void f(int b[static 3], int c[const], int restrict d);
int *restrict good;
int restrict bad;
void (*restrict worse)(void);
void g(void x) { }
int list[2] = { [1.5] = 1 };
int pair[2] = { 1, 2, { 3 } };
struct { int x, y; } point = { 1, 2, { 3 } };
void h(void)
{
    for (static int i = 0; i < 3; i++) ;
    for (extern int j; 0;) ;
    for (typedef int t; 0;) ;
    for (int k(void); 0;) ;
    for (struct inner { int z; } v = { 0 }; v.z < 3; v.z++) ;
    register int r = 1;
    int *p = &r;
    static struct bits q = (struct bits){ 1, 2 };
    const char *name = __func__;
    (void)p, (void)q, (void)name;
}
const char *outside = __func__;
_Static_assert(sizeof(int) == 4, "four");
_Static_assert(sizeof(int) == 8, "eight");
_Static_assert(sizeof size_of_bits, "fine");
