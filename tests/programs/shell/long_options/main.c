//@ native
// Long options of the small programs, and the other names of grep.
int main(void)
{
    return 0;
}
