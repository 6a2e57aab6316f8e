//@ native
// sed and its commands.
int main(void)
{
    return 0;
}
