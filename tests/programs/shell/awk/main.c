//@ native
// awk: fields, variables, arrays, functions, printf, sub, split, getline, output into files and pipes.
int main(void)
{
    return 0;
}
