//@ gcc
#include <stddef.h>
struct bits { int a : 3; unsigned b : 5; } s;
int size_of_bits = sizeof s.a;
//~ 20: error: 'sizeof' applied to a bit-field
int align_of_bits = _Alignof s.a;
//~ 21: error: '__alignof' applied to a bit-field
__typeof__(s.b) copy;
//~ 12: error: 'typeof' applied to a bit-field
typedef int number = 3;
//~ 13: error: typedef 'number' is initialized (use '__typeof__' instead)
int a[static 3];
//~ 5: error: static or type qualifiers in non-parameter array declarator
void f(int b[static 3], int c[const], int restrict d);
//~ 52: error: invalid use of 'restrict'
int *restrict good;
int restrict bad;
//~ 14: error: invalid use of 'restrict'
void (*restrict worse)(void);
//~ 17: error: invalid use of 'restrict'
void g(void x) { }
//~ 13: error: parameter 1 ('x') has incomplete type
int list[2] = { [1.5] = 1 };
//~ 18: error: array index in initializer not of integer type
int pair[2] = { 1, 2, { 3 } };
//~ 23: warning: braces around scalar initializer
//~ 23: warning: excess elements in array initializer
struct { int x, y; } point = { 1, 2, { 3 } };
//~ 38: error: extra brace group at end of initializer
//~ 38: warning: excess elements in struct initializer
void h(void)
{
    for (static int i = 0; i < 3; i++) ;
//~ 21: error: declaration of static variable 'i' in 'for' loop initial declaration
    for (extern int j; 0;) ;
//~ 21: error: declaration of 'extern' variable 'j' in 'for' loop initial declaration
    for (typedef int t; 0;) ;
//~ 22: error: declaration of non-variable 't' in 'for' loop initial declaration
    for (int k(void); 0;) ;
//~ 14: error: declaration of non-variable 'k' in 'for' loop initial declaration
    for (struct inner { int z; } v = { 0 }; v.z < 3; v.z++) ;
//~ 17: error: 'struct inner' declared in 'for' loop initial declaration
    register int r = 1;
    int *p = &r;
//~ 14: error: address of register variable 'r' requested
    static struct bits q = (struct bits){ 1, 2 };
    const char *name = __func__;
    (void)p, (void)q, (void)name;
}
const char *outside = __func__;
//~ 23: warning: '__func__' is not defined outside of function scope
_Static_assert(sizeof(int) == 4, "four");
_Static_assert(sizeof(int) == 8, "eight");
//~ 1: error: static assertion failed: "eight"
_Static_assert(sizeof size_of_bits, "fine");
