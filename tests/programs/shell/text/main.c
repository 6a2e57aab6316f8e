//@ native
// The small programs that change text.
int main(void)
{
    return 0;
}
