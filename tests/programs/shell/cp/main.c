//@ native
// cp: one file, several into a directory, directories with what is in them.
int main(void)
{
    return 0;
}
