//@ gcc
#include <stdarg.h>
struct text { int n; char s[]; };
struct two { struct text t; int end; };
struct incomplete;

static struct text whole = { 3, "abc" };
static struct text braced = { 3, { 'a', 'b', 'c' } };
static struct text none = { 0 };
static struct two nested = { { 3, { 1 } }, 1 };
//~ 35: error: initialization of flexible array member in a nested context
static struct text several[] = { { 1, "a" }, { 1, { 'b' } } };
//~ 39: error: initialization of flexible array member in a nested context
//~ 51: error: initialization of flexible array member in a nested context

int f(struct text *t, ...)
{
    struct text local = { 3, "abc" };
//~ 30: error: non-static initialization of a flexible array member
    struct text braces = { 3, { 'a' } };
//~ 31: error: non-static initialization of a flexible array member
    struct text empty = { 3 };
    int size = sizeof(t->s);
//~ 22: error: invalid application of 'sizeof' to incomplete type 'char[]'
    va_list ap;

    va_start(ap, t);
    va_arg(ap, void);
//~ 16: error: second argument to 'va_arg' is of incomplete type 'void'
    va_arg(ap, struct incomplete);
//~ 16: error: second argument to 'va_arg' is of incomplete type 'struct incomplete'
    va_arg(ap, int (void));
//~ 16: error: second argument to 'va_arg' is a function type 'int(void)'
    va_end(ap);
    return size + local.n + braces.n + empty.n + whole.n + braced.n + none.n + nested.end + several[0].n;
}
