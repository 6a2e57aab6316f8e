//@ gcc
float mixed(float, char, long);
int fewer(int, int);
//~ 5: error: prototype declaration
int other(int, char *);
//~ 5: error: prototype declaration
void none(void);
//~ 6: error: prototype declaration
double promoted(int, double);

float mixed(x, c, n)
    float x;
    char c;
    long n;
{
    return x + c + n;
}

double promoted(c, x)
    char c;
    float x;
{
    return c + x;
}

int fewer(a)
    int a;
{
//~ 1: error: number of arguments doesn't match prototype
    return a;
}

int other(a, p)
    int a;
    long *p;
//~ 11: error: argument 'p' doesn't match prototype
{
    return a + *p;
}

void none(a)
    int a;
{
//~ 1: error: number of arguments doesn't match prototype
}

int main(void)
{
    return (int)mixed(1, 2, 3) + (int)promoted(1, 2);
}
