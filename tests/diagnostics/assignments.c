//@ gcc
struct s { int a; const int c; };
struct t { int a; };
enum e { RED };
typedef struct t T;
const int fixed = 1;

void f(const char *cp, struct s *sp, const struct t *ct)
{
    int i = 1, array[3], *ip = &i;
    char *p, c;
    double d;
    void *vp = p;
    struct t t, u;
    T v;
    unsigned u1;
    long l;
    const int local = 2;
    p = 5;
//~ 7: warning: assignment to 'char *' from 'int' makes pointer from integer without a cast [-Wint-conversion]
    i = p;
//~ 7: warning: assignment to 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
    ip = p;
//~ 8: warning: assignment to 'int *' from incompatible pointer type 'char *' [-Wincompatible-pointer-types]
    p = cp;
//~ 7: warning: assignment discards 'const' qualifier from pointer target type [-Wdiscarded-qualifiers]
    ip = &d;
//~ 8: warning: assignment to 'int *' from incompatible pointer type 'double *' [-Wincompatible-pointer-types]
    ip = vp;
    vp = ip;
    p = d;
//~ 9: error: incompatible types when assigning to type 'char *' from type 'double'
    d = p;
//~ 9: error: incompatible types when assigning to type 'double' from type 'char *'
    t = u;
    t = v;
    t = i;
//~ 9: error: incompatible types when assigning to type 'struct t' from type 'int'
    i = t;
//~ 9: error: incompatible types when assigning to type 'int' from type 'struct t'
    t = *sp;
//~ 9: error: incompatible types when assigning to type 'struct t' from type 'struct s'
    array = 0;
//~ 11: error: assignment to expression with array type
    array++;
//~ 10: error: lvalue required as increment operand
    5 = i;
//~ 7: error: lvalue required as left operand of assignment
    i + 1 = 2;
//~ 11: error: lvalue required as left operand of assignment
    i++ = 3;
//~ 9: error: lvalue required as left operand of assignment
    &i = ip;
//~ 8: error: lvalue required as left operand of assignment
    f = 0;
//~ 7: error: lvalue required as left operand of assignment
    fixed = 2;
//~ 11: error: assignment of read-only variable 'fixed'
    local++;
//~ 10: error: increment of read-only variable 'local'
    --local;
//~ 5: error: decrement of read-only variable 'local'
    local += 2;
//~ 11: error: assignment of read-only variable 'local'
    *cp = 'x';
//~ 9: error: assignment of read-only location '*cp'
    cp[0] = 'x';
//~ 11: error: assignment of read-only location '*cp'
    ct->a = 1;
//~ 11: error: assignment of member 'a' in read-only object
    sp->c = 1;
//~ 11: error: assignment of read-only member 'c'
    RED = 2;
//~ 9: error: lvalue required as left operand of assignment
    "abc" = p;
//~ 11: error: assignment to expression with array type
    (i) = 3;
    ip = i;
//~ 8: warning: assignment to 'int *' from 'int' makes pointer from integer without a cast [-Wint-conversion]
    ip = 0;
    ip = (void *)0;
    c = 300;
//~ 9: warning: overflow in conversion from 'int' to 'char' changes value from '300' to '44' [-Woverflow]
    c = 'ab';
//~ 9: warning: multi-character character constant [-Wmultichar]
//~ 9: warning: overflow in conversion from 'int' to 'char' changes value from '24930' to '98' [-Woverflow]
    u1 = -1;
    i = 3000000000;
    i = 5000000000;
//~ 9: warning: overflow in conversion from 'long int' to 'int' changes value from '5000000000' to '705032704' [-Woverflow]
    i = 1e10;
//~ 9: warning: overflow in conversion from 'double' to 'int' changes value from '1.0e+10' to '2147483647' [-Woverflow]
    u1 = 4294967296;
//~ 10: warning: unsigned conversion from 'long int' to 'unsigned int' changes value from '4294967296' to '0' [-Woverflow]
    p = &array;
//~ 7: warning: assignment to 'char *' from incompatible pointer type 'int (*)[3]' [-Wincompatible-pointer-types]
    ip = array;
    ip = &array;
//~ 8: warning: assignment to 'int *' from incompatible pointer type 'int (*)[3]' [-Wincompatible-pointer-types]
}
