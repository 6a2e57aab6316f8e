typedef int number;
typedef long number;
typedef struct { int a } pair;
number x;
int main(void)
{
    pair p;
    int number = 3;
    return number;
}
