int main(void)
{
    goto nowhere;
here:
    return 0;
here:
    return 1;
}
