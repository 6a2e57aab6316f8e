//@ gcc
void nothing(void)
{
    return 1;
}

int something(void)
{
    return;
}

int *pointer(int a)
{
    int local[3];
    if (a == 1)
        return 5;
    if (a == 2)
        return local;
    if (a == 3)
        return &a;
    if (a == 4)
        return "text";
    return 1.5;
}

struct s { int x; };
struct s record(void)
{
    return 3;
}

int main(void)
{
    int i = 0;
    double d = 0;
    char *p = 0;
    break;
    continue;
    case 1:
    default:
    switch (i) {
        i = 3;
    case 1:
    case 2:
    case 1:
        break;
    case 3 ... 5:
    case 4:
        continue;
    case 9 ... 8:
    case i:
    case 1.5:
        break;
    default:
    default:
        break;
    }
    switch (d) {
    }
    switch (p) {
    }
    goto nowhere;
again:
again:
    i++;
    int i;
    { int i; }
    for (int k = 0; k < 3; k++)
        ;
    do
        break;
    while (d);
    return pointer(1);
}

void parameters(int a, int b)
{
    int a;
    { int b; }
}
