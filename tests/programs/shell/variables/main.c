//@ native
// Variables: values, defaults, lengths, parts, the positional ones, and what children see.
int main(void)
{
    return 0;
}
