//@ native
// What the small programs say of options that there are not.
int main(void)
{
    return 0;
}
