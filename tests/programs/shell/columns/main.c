//@ native
// The small programs that put files side by side, compare them, cut them up and copy their blocks.
int main(void)
{
    return 0;
}
