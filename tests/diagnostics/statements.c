//@ gcc
void nothing(void)
{
    return 1;
//~ 12: warning: 'return' with a value, in function returning void
}

int something(void)
{
    return;
//~ 5: warning: 'return' with no value, in function returning non-void
}

int *pointer(int a)
{
    int local[3];
    if (a == 1)
        return 5;
//~ 16: warning: returning 'int' from a function with return type 'int *' makes pointer from integer without a cast [-Wint-conversion]
    if (a == 2)
        return local;
//~ 16: warning: function returns address of local variable [-Wreturn-local-addr]
    if (a == 3)
        return &a;
//~ 16: warning: function returns address of local variable [-Wreturn-local-addr]
    if (a == 4)
        return "text";
//~ 16: warning: returning 'char *' from a function with incompatible return type 'int *' [-Wincompatible-pointer-types]
    return 1.5;
//~ 12: error: incompatible types when returning type 'double' but 'int *' was expected
}

struct s { int x; };
struct s record(void)
{
    return 3;
//~ 12: error: incompatible types when returning type 'int' but 'struct s' was expected
}

int main(void)
{
    int i = 0;
    double d = 0;
    char *p = 0;
    break;
//~ 5: error: break statement not within loop or switch
    continue;
//~ 5: error: continue statement not within a loop
    case 1:
//~ 5: error: case label not within a switch statement
    default:
//~ 5: error: 'default' label not within a switch statement
    switch (i) {
        i = 3;
    case 1:
    case 2:
    case 1:
//~ 5: error: duplicate case value
        break;
    case 3 ... 5:
    case 4:
//~ 5: error: duplicate case value
        continue;
//~ 9: error: continue statement not within a loop
    case 9 ... 8:
//~ 5: warning: empty range specified
    case i:
//~ 5: error: case label does not reduce to an integer constant
    case 1.5:
//~ 5: error: case label does not reduce to an integer constant
        break;
    default:
    default:
//~ 5: error: multiple default labels in one switch
        break;
    }
    switch (d) {
//~ 13: error: switch quantity not an integer
    }
    switch (p) {
//~ 13: error: switch quantity not an integer
    }
    goto nowhere;
//~ 10: error: label 'nowhere' used but not defined
again:
again:
//~ 1: error: duplicate label 'again'
    i++;
    int i;
//~ 9: error: redeclaration of 'i' with no linkage
    { int i; }
    for (int k = 0; k < 3; k++)
        ;
    do
        break;
    while (d);
    return pointer(1);
//~ 12: warning: returning 'int *' from a function with return type 'int' makes integer from pointer without a cast [-Wint-conversion]
}

void parameters(int a, int b)
{
    int a;
//~ 9: error: 'a' redeclared as different kind of symbol
    { int b; }
}
