//@ native
// Options of the small programs: what coreutils and GNU grep print.
int main(void)
{
    return 0;
}
