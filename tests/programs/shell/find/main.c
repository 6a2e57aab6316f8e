//@ native
// find, its tests and its acts.
int main(void)
{
    return 0;
}
