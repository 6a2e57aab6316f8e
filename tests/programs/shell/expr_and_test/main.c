//@ native
// expr with words and patterns, test in full.
int main(void)
{
    return 0;
}
