//@ native
// od(1): bytes in octal, hexadecimal, decimal, as characters and as floating-point numbers.
int main(void)
{
    return 0;
}
