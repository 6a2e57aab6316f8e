_Static_assert(sizeof(int) == 8, "int has eight bytes");
_Static_assert(1);
int main(void)
{
    _Static_assert(0, "never");
    return 0;
}
