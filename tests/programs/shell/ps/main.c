//@ native
// ps: columns by -o, one process by -p, states as letters, and what stays of a zombie.
int main(void)
{
    return 0;
}
