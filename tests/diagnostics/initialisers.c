//@ gcc
struct s { int a; char name[4]; struct s *next; };
int n = 3;
int m = n;
//~ 9: error: initializer element is not constant
int *ip = &n;
char *p = 'c';
//~ 11: warning: initialization of 'char *' from 'int' makes pointer from integer without a cast [-Wint-conversion]
char *q = 3;
//~ 11: warning: initialization of 'char *' from 'int' makes pointer from integer without a cast [-Wint-conversion]
int from_text = "abc";
//~ 17: error: initializer element is not computable at load time
//~ 17: warning: initialization of 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
double d = "x";
//~ 12: error: incompatible types when initializing type 'double' using type 'char *'
int list[] = { 1, 2, "x" };
//~ 22: error: initializer element is not computable at load time
//~ 22: warning: initialization of 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
int three[3] = { 1, 2, 3, 4 };
//~ 27: warning: excess elements in array initializer
char short_text[3] = "abcd";
//~ 22: warning: initializer-string for array of 'char' is too long
char exact[3] = "abc";
struct s s1 = { 1, "abc", &s1 };
struct s s2 = { .b = 1 };
//~ 18: error: 'struct s' has no member named 'b'
struct s s3 = { 1, 2, 3, 4, 5, 6, 7, 8 };
//~ 32: warning: initialization of 'struct s *' from 'int' makes pointer from integer without a cast [-Wint-conversion]
//~ 35: warning: excess elements in struct initializer
//~ 38: warning: excess elements in struct initializer
struct s s4 = 1;
//~ 15: error: invalid initializer
int far[2] = { [5] = 1 };
//~ 17: error: array index in initializer exceeds array bounds
int back[2] = { [-1] = 1 };
//~ 18: error: array index in initializer exceeds array bounds
int scalar = { 1 };
int scalar2 = { 1, 2 };
//~ 20: warning: excess elements in scalar initializer
int wrong[] = 5;
//~ 15: error: invalid initializer
char *names[2] = { "a", "b", "c" };
//~ 30: warning: excess elements in array initializer
int unknown[];
//~ 5: warning: array 'unknown' assumed to have one element
int call = main();
//~ 12: error: initializer element is not constant
//~ 12: warning: implicit declaration of function 'main' [-Wimplicit-function-declaration]

int main(void)
{
    int local = n, other[n];
    static int st = local;
//~ 21: error: initializer element is not constant
    int filled[n] = { 1 };
//~ 9: error: variable-sized object may not be initialized
    struct s copy = s1, bad = local;
//~ 31: error: invalid initializer
    int again = again;
    char text[] = { "ok" };
    char plain[] = 'c';
//~ 20: error: invalid initializer
    int *pointer = { &local };
    return 0;
}
