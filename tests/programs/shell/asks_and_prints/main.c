//@ native
// test, printf, cut, getopts, type, sums.
int main(void)
{
    return 0;
}
