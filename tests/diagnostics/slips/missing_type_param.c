int f(a, b) int a; { return a + b; }
int g(int a, b) { return a; }
int main(void) { return f(1, 2) + g(1, 2); }
