//@ gcc
struct point { int x; int value; };
union u { int i; float f; };
struct unknown *up;

int main(void)
{
    struct point p, *q = &p;
    union u u;
    int i = 0;
    p.z = 1;
//~ 6: error: 'struct point' has no member named 'z'
    p.valeu = 1;
//~ 7: error: 'struct point' has no member named 'valeu'; did you mean 'value'?
    q.x = 1;
//~ 6: error: 'q' is a pointer; did you mean to use '->'?
    p->x = 1;
//~ 6: error: invalid type argument of '->' (have 'struct point')
    (*q).y = 1;
//~ 9: error: 'struct point' has no member named 'y'
    q->value.x = 1;
//~ 13: error: request for member 'x' in something not a structure or union
    i.x = 1;
//~ 6: error: request for member 'x' in something not a structure or union
    i->x = 1;
//~ 6: error: invalid type argument of '->' (have 'int')
    up->x = 1;
//~ 7: error: invalid use of undefined type 'struct unknown'
    u.g = 1;
//~ 6: error: 'union u' has no member named 'g'
    *i = 1;
//~ 5: error: invalid type argument of unary '*' (have 'int')
    i[0] = 1;
//~ 6: error: subscripted value is neither array nor pointer nor vector
    p[0] = p;
//~ 6: error: subscripted value is neither array nor pointer nor vector
    q[0] = p;
    *p;
//~ 5: error: invalid type argument of unary '*' (have 'struct point')
    &p.x;
    &i + 1;
    &5;
//~ 5: error: lvalue required as unary '&' operand
    &main;
    sizeof(struct unknown);
//~ 12: error: invalid application of 'sizeof' to incomplete type 'struct unknown'
    sizeof(up->x);
//~ 14: error: invalid use of undefined type 'struct unknown'
    return p;
//~ 12: error: incompatible types when returning type 'struct point' but 'int' was expected
}
