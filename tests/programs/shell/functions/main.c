//@ native
// Functions, return and trap.
int main(void)
{
    return 0;
}
