//@ gcc
struct missing m;
//~ 16: error: storage size of 'm' isn't known
struct defined { int a; int a; };
//~ 29: error: duplicate member 'a'
struct defined { int b; };
//~ 8: error: redefinition of 'struct defined'
union defined u;
//~ 7: error: 'defined' defined as wrong kind of tag
//~ 15: error: storage size of 'u' isn't known
struct incomplete { struct other o; struct other *p; void v; int f(void); };
//~ 34: error: field 'o' has incomplete type
//~ 59: error: variable or field 'v' declared void
//~ 66: error: field 'f' declared as a function
struct bits { int a : 40; int b : -1; int c : 0; float d : 3; int : 0; unsigned e : 3; };
//~ 19: error: width of 'a' exceeds its type
//~ 31: error: negative width in bit-field 'b'
//~ 43: error: zero width for bit-field 'c'
//~ 56: error: bit-field 'd' has invalid type
enum color { RED, GREEN, RED };
//~ 26: error: redeclaration of enumerator 'RED'
enum color { BLUE };
//~ 1: error: redeclaration of 'enum color'
typedef int T;
typedef char T;
//~ 14: error: conflicting types for 'T'; have 'char'
int T;
//~ 5: error: 'T' redeclared as different kind of symbol
int array_of_void[3](void);
//~ 5: error: declaration of 'array_of_void' as array of functions
void va[3];
//~ 6: error: declaration of 'va' as array of voids
int returns_array(void)[3];
//~ 5: error: 'returns_array' declared as function returning an array
int neg[-1];
//~ 5: error: size of array 'neg' is negative
int zero[0];
int real[1.5];
//~ 5: error: size of array 'real' has non-integer type
int n = 2;
int variable[n];
//~ 5: error: variably modified 'variable' at file scope
int f(int);
char f(int);
//~ 6: error: conflicting types for 'f'; have 'char(int)'
int g(void);
static int g(void);
//~ 12: error: static declaration of 'g' follows non-static declaration
extern int e;
static int e;
//~ 12: error: static declaration of 'e' follows non-static declaration
int h(int a, int a);
//~ 18: error: redefinition of parameter 'a'
int twice = 1;
int twice = 2;
//~ 5: error: redefinition of 'twice'
float twice;
//~ 7: error: conflicting types for 'twice'; have 'float'
void v;
int k(void, int);
//~ 7: error: 'void' must be the only parameter
int vp(void x);
//~ 13: warning: parameter 1 ('x') has void type
struct later l;
struct later { int a; };
int huge[1L << 62];
//~ 5: error: size of array 'huge' exceeds maximum object size '9223372036854775807'
int ok[], also_ok[2];
//~ 5: warning: array 'ok' assumed to have one element
register int reg;
//~ 14: error: register name not specified for 'reg'
auto int au;
//~ 10: error: file-scope declaration of 'au' specifies 'auto'
_Static_assert(sizeof(int) == 4, "right");
_Static_assert(sizeof(int) == 8, "wrong");
//~ 1: error: static assertion failed: "wrong"
