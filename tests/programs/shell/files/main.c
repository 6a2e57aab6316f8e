//@ native
// The small programs that change files.
int main(void)
{
    return 0;
}
