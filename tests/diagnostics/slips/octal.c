int main(void)
{
    int a = 089;
    int b = 0xZZ;
    int c = 12abc;
    double d = 1.2.3;
    int e = 1_000;
    float f = 1.5g;
    return 0;
}
