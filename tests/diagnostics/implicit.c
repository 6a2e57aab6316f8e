//@ gcc
main()
//~ 1: warning: return type defaults to 'int' [-Wimplicit-int]
{
    int i = helper(3);
//~ 13: warning: implicit declaration of function 'helper' [-Wimplicit-function-declaration]
    printf("%d\n", i);
//~ 5: warning: implicit declaration of function 'printf' [-Wimplicit-function-declaration]
//~ 5: warning: incompatible implicit declaration of built-in function 'printf' [-Wbuiltin-declaration-mismatch]
    char *p = malloc(10);
//~ 15: warning: implicit declaration of function 'malloc' [-Wimplicit-function-declaration]
//~ 15: warning: incompatible implicit declaration of built-in function 'malloc' [-Wbuiltin-declaration-mismatch]
    free(p);
//~ 5: warning: implicit declaration of function 'free' [-Wimplicit-function-declaration]
//~ 5: warning: incompatible implicit declaration of built-in function 'free' [-Wbuiltin-declaration-mismatch]
    i = strlen(p);
//~ 9: warning: implicit declaration of function 'strlen' [-Wimplicit-function-declaration]
//~ 9: warning: incompatible implicit declaration of built-in function 'strlen' [-Wbuiltin-declaration-mismatch]
    exit(i);
//~ 5: warning: implicit declaration of function 'exit' [-Wimplicit-function-declaration]
//~ 5: warning: incompatible implicit declaration of built-in function 'exit' [-Wbuiltin-declaration-mismatch]
}

helper(n)
//~ 1: warning: return type defaults to 'int' [-Wimplicit-int]
//~ 1: warning: type of 'n' defaults to 'int' [-Wimplicit-int]
{
    return n;
}

void late(int x)
{
    undefined_here(x);
//~ 5: error: undefined reference to 'undefined_here'
//~ 5: warning: implicit declaration of function 'undefined_here' [-Wimplicit-function-declaration]
    undefined_here(x);
    undefined_here();
}

static int unused;
x;
//~ 1: warning: data definition has no type or storage class
//~ 1: warning: type defaults to 'int' in declaration of 'x' [-Wimplicit-int]
const y = 3;
//~ 7: warning: type defaults to 'int' in declaration of 'y' [-Wimplicit-int]
f(a, b)
//~ 1: warning: return type defaults to 'int' [-Wimplicit-int]
//~ 1: warning: type of 'a' defaults to 'int' [-Wimplicit-int]
//~ 1: warning: type of 'b' defaults to 'int' [-Wimplicit-int]
{
    return a;
}

void second(char *q)
{
    undefined_here(2);
    exit(strlen(q));
//~ 5: warning: incompatible implicit declaration of built-in function 'exit' [-Wbuiltin-declaration-mismatch]
//~ 10: warning: incompatible implicit declaration of built-in function 'strlen' [-Wbuiltin-declaration-mismatch]
}

void named();
static void quiet(int);
named()
//~ 1: warning: conflicting types for 'named'
//~ 1: warning: return type defaults to 'int' [-Wimplicit-int]
{
}
quiet(int n)
//~ 1: warning: conflicting types for 'quiet'
//~ 1: warning: return type defaults to 'int' [-Wimplicit-int]
{
    return n;
//~ 12: warning: 'return' with a value, in function returning void
}
