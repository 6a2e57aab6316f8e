int a = 1;
int a = 2;
int f(void) { return 1; }
int f(void) { return 2; }
struct s { int x; };
struct s { int y; };
int main(void)
{
    int b = 1;
    int b = 2;
    return b;
}
