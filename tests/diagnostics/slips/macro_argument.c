#define ID(x) (x)
#define BOTH(a, b) ((a) + (b))
#define PLAIN(a) a
int main(void)
{
    int i = (nope1);
    i = ID(nope2);
    i = BOTH(i, nope3);
    i = BOTH((nope4), i);
    i = PLAIN(nope5);
    i = PLAIN((nope6) + 1);
    i = ID(i *i);
    i = ID(nope7 + 1);
    return i;
}
