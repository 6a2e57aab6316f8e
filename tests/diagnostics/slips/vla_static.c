int n = 5;
int global[n];
int main(void)
{
    static int local[n];
    int m = 3;
    int init[m] = { 1, 2, 3 };
    extern int e[m];
    return 0;
}
