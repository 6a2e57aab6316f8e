//@ native
// sort and its options.
int main(void)
{
    return 0;
}
