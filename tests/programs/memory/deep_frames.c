//@ native
/* A call makes the first use of a part of the stack while its caller's variables are in use, at every distance between
   the two: what the callee keeps in memory from its start on must not be taken for the caller's. */
#include <stdarg.h>
#include <stdio.h>

static int kept(int x, int *a)
{
    int *in_memory = &x;

    *a += 1;
    return *in_memory * 1000 + *a;
}

static int variadic(int *a, ...)
{
    va_list ap;
    int sum = 0;

    *a += 1;
    va_start(ap, a);
    for (int i = 0; i < 4; i++)
        sum += va_arg(ap, int);
    va_end(ap);
    return sum * 1000 + *a;
}

/* The array is in the frame and never begins its life: nothing has touched that part of the stack. */
#define AT(n) \
    static int kept_##n(int unlikely, int *a) \
    { \
        *a += 1; \
        *a -= 1; \
        if (unlikely) { \
            char gap[7936 + 16 * 0x##n]; \
            gap[0] = 0; \
            return gap[0]; \
        } \
        return kept(7, a); \
    } \
    static int variadic_##n(int unlikely, int *a) \
    { \
        *a += 1; \
        *a -= 1; \
        if (unlikely) { \
            char gap[7936 + 16 * 0x##n]; \
            gap[0] = 0; \
            return gap[0]; \
        } \
        return variadic(a, 1, 2, 3, 4); \
    }

#define ROW(r) \
    AT(r##0) AT(r##1) AT(r##2) AT(r##3) AT(r##4) AT(r##5) AT(r##6) AT(r##7) \
    AT(r##8) AT(r##9) AT(r##a) AT(r##b) AT(r##c) AT(r##d) AT(r##e) AT(r##f)

ROW(0)
ROW(1)

#define NAMES(name, r) \
    name##r##0, name##r##1, name##r##2, name##r##3, name##r##4, name##r##5, name##r##6, name##r##7, \
    name##r##8, name##r##9, name##r##a, name##r##b, name##r##c, name##r##d, name##r##e, name##r##f

static int (*const calls[])(int, int *) = {
    NAMES(kept_, 0), NAMES(kept_, 1), NAMES(variadic_, 0), NAMES(variadic_, 1),
};

/* Each call from a part of the stack of its own. */
static int wrong(int i)
{
    int a = 1, n = (int)(sizeof calls / sizeof calls[0]);

    if (i == n)
        return 0;
    int want = i < n / 2 ? 7002 : 10002, r = calls[i](0, &a);
    char apart[20000];
    apart[0] = 0;
    return apart[0] + (r != want || a != 2) + wrong(i + 1);
}

int main(void)
{
    printf("%d calls went wrong\n", wrong(0));
    return 0;
}
