int f(int);
double f(int x) { return x; }
extern int g;
static int g = 2;
int h(int a, int b);
int h(int a) { return a; }
int main(void)
{
    later(3);
    return 0;
}
void later(int x) { }
