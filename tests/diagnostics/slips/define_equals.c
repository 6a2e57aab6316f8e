#define N = 10
int a[N];
int main(void)
{
    int x = N;
    return x;
}
