void main()
{
    return 1;
}
