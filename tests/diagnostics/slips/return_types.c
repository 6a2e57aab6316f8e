#include <stdio.h>
char *name(void) { return 'a'; }
int number(void) { return "abc"; }
int *pointer(void) { return 5; }
struct s { int a; };
struct s make(void) { return 0; }
double real(void) { return "1.5"; }
int main(void) { return NULL; }
