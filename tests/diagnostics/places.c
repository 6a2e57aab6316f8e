//@ gcc
// Where an argument or a result of the wrong type stands: at the operator, if that is between two others.
struct n {
    int d;
    struct n *next;
    int a[3];
};
void g(char *);
int h(struct n *);
int two(int, char *);

int sizes(int a[3], int b[], int c[2][2])
{
    return sizeof(a) + sizeof a + sizeof (b) + sizeof(a) / sizeof(a[0]) + sizeof c;
//~ 18: warning: 'sizeof' on array function parameter 'a' will return size of 'int *' [-Wsizeof-array-argument]
//~ 31: warning: 'sizeof' on array function parameter 'a' will return size of 'int *' [-Wsizeof-array-argument]
//~ 42: warning: 'sizeof' on array function parameter 'b' will return size of 'int *' [-Wsizeof-array-argument]
//~ 54: warning: 'sizeof' on array function parameter 'a' will return size of 'int *' [-Wsizeof-array-argument]
//~ 82: warning: 'sizeof' on array function parameter 'c' will return size of 'int (*)[2]' [-Wsizeof-array-argument]
}

int result(struct n v, struct n *p, int *q, int i)
{
    h(v.d);
//~ 8: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    h(p->d);
//~ 8: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    h(p->a[1]);
//~ 11: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    g(v.a);
//~ 8: warning: passing argument 1 of 'g' from incompatible pointer type [-Wincompatible-pointer-types]
    g(i + 1);
//~ 9: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    g(-i);
//~ 7: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    g(*q);
//~ 7: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    h(i = 2);
//~ 9: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    g(h(p));
//~ 7: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    h(p == p);
//~ 9: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    h(&v.d);
//~ 7: warning: passing argument 1 of 'h' from incompatible pointer type [-Wincompatible-pointer-types]
    g(sizeof i);
//~ 7: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    h((v.d));
//~ 9: warning: passing argument 1 of 'h' makes pointer from integer without a cast [-Wint-conversion]
    g(i ? i : 2);
//~ 13: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    g((i, i));
//~ 9: warning: passing argument 1 of 'g' makes pointer from integer without a cast [-Wint-conversion]
    two(q);
//~ 5: error: too few arguments to function 'two'
//~ 9: warning: passing argument 1 of 'two' makes integer from pointer without a cast [-Wint-conversion]
    two(q, i, 1);
//~ 5: error: too many arguments to function 'two'
//~ 9: warning: passing argument 1 of 'two' makes integer from pointer without a cast [-Wint-conversion]
//~ 12: warning: passing argument 2 of 'two' makes pointer from integer without a cast [-Wint-conversion]
    if (i)
        return v.next;
//~ 17: warning: returning 'struct n *' from a function with return type 'int' makes integer from pointer without a cast [-Wint-conversion]
    if (i > 1)
        return p->next;
//~ 17: warning: returning 'struct n *' from a function with return type 'int' makes integer from pointer without a cast [-Wint-conversion]
    if (i > 2)
        return i ? q : q;
//~ 22: warning: returning 'int *' from a function with return type 'int' makes integer from pointer without a cast [-Wint-conversion]
    return q + i;
//~ 14: warning: returning 'int *' from a function with return type 'int' makes integer from pointer without a cast [-Wint-conversion]
}
