//@ native
// Names of files by patterns, and case.
int main(void)
{
    return 0;
}
