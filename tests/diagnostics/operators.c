//@ gcc
struct s { int a; };
void v(void);

int main(void)
{
    int i = 1, *ip = &i, shift = 40;
    char *p = 0;
    double d = 1;
    struct s s;
    unsigned u = 1;
    s + 1;
//~ 7: error: invalid operands to binary + (have 'struct s' and 'int')
    p * 2;
//~ 7: error: invalid operands to binary * (have 'char *' and 'int')
    p + p;
//~ 7: error: invalid operands to binary + (have 'char *' and 'char *')
    p - ip;
//~ 7: error: invalid operands to binary - (have 'char *' and 'int *')
    p % 2;
//~ 7: error: invalid operands to binary % (have 'char *' and 'int')
    d % 2;
//~ 7: error: invalid operands to binary % (have 'double' and 'int')
    d << 1;
//~ 7: error: invalid operands to binary << (have 'double' and 'int')
    d & 1;
//~ 7: error: invalid operands to binary & (have 'double' and 'int')
    -p;
//~ 5: error: wrong type argument to unary minus
    ~d;
//~ 5: error: wrong type argument to bit-complement
    !s;
//~ 5: error: wrong type argument to unary exclamation mark
    +p;
//~ 5: error: wrong type argument to unary plus
    s == s;
//~ 7: error: invalid operands to binary == (have 'struct s' and 'struct s')
    p == i;
//~ 7: warning: comparison between pointer and integer
    p == ip;
//~ 7: warning: comparison of distinct pointer types lacks a cast
    p < i;
//~ 7: warning: comparison between pointer and integer
    p == 0;
    p > 0;
    i = 1 / 0;
//~ 11: warning: division by zero [-Wdiv-by-zero]
    i = 5 % 0;
//~ 11: warning: division by zero [-Wdiv-by-zero]
    i = 1 << 32;
//~ 11: warning: left shift count >= width of type [-Wshift-count-overflow]
    i = 1 << -1;
//~ 11: warning: left shift count is negative [-Wshift-count-negative]
    i = 1 >> 40;
//~ 11: warning: right shift count >= width of type [-Wshift-count-overflow]
    i <<= 32;
//~ 7: warning: left shift count >= width of type [-Wshift-count-overflow]
    i = 2147483647 + 1;
//~ 20: warning: integer overflow in expression of type 'int' results in '-2147483648' [-Woverflow]
    i = -2147483647 - 2;
//~ 21: warning: integer overflow in expression of type 'int' results in '2147483647' [-Woverflow]
    i = 1000000 * 1000000;
//~ 17: warning: integer overflow in expression of type 'int' results in '-727379968' [-Woverflow]
    u = 4294967295u + 1;
    i = i / 0;
//~ 11: warning: division by zero [-Wdiv-by-zero]
    i = i ? p : 0;
//~ 7: warning: assignment to 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
    p = i ? p : ip;
//~ 15: warning: pointer type mismatch in conditional expression
    p = i ? p : 5;
//~ 15: warning: pointer/integer type mismatch in conditional expression
    s = i ? s : 1;
//~ 15: error: type mismatch in conditional expression
    v() + 1;
//~ 5: error: void value not ignored as it ought to be
    i = v() ? 1 : 2;
//~ 9: error: void value not ignored as it ought to be
    if (s)
//~ 9: error: used struct type value where scalar is required
        i = 1;
    if (v())
//~ 9: error: void value not ignored as it ought to be
        i = 2;
    while (p)
        break;
    for (; s;)
//~ 12: error: used struct type value where scalar is required
        ;
    i = (int)s;
//~ 9: error: aggregate value used where an integer was expected
    s = (struct s)i;
//~ 9: error: conversion to non-scalar type requested
    d = (double)p;
//~ 9: error: pointer value used where a floating-point was expected
    p = (char *)d;
//~ 9: error: cannot convert to a pointer type
    i = (int)p;
//~ 9: warning: cast from pointer to integer of different size [-Wpointer-to-int-cast]
    p = (char *)i;
//~ 9: warning: cast to pointer from integer of different size [-Wint-to-pointer-cast]
    p = (char *)(long)i;
    p++;
    s++;
//~ 6: error: wrong type argument to increment
    d++;
    p += d;
//~ 7: error: invalid operands to binary + (have 'char *' and 'double')
    p += 1;
    p *= 2;
//~ 7: error: invalid operands to binary * (have 'char *' and 'int')
    i += p;
//~ 7: warning: assignment to 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
    s += 1;
//~ 7: error: invalid operands to binary + (have 'struct s' and 'int')
    i %= d;
//~ 7: error: invalid operands to binary % (have 'int' and 'double')
    return 0;
}

int shifts(char *s)
{
    int x = 10 << 30;
//~ 16: warning: result of '10 << 30' requires 35 bits to represent, but 'int' only has 32 bits [-Wshift-overflow=]
    x = 1 << 31;
    x = 3 << 30;
    long y = 5L << 62;
//~ 17: warning: result of '5 << 62' requires 66 bits to represent, but 'long int' only has 64 bits [-Wshift-overflow=]
    if (s == '\0' || '\0' != s)
//~ 11: warning: comparison between pointer and zero character constant [-Wpointer-compare]
//~ 27: warning: comparison between pointer and zero character constant [-Wpointer-compare]
        return x;
    return s == 0 ? y : *s == '\0';
}
