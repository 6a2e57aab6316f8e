//@ native
// Redirections: < > >> 2> 2>&1 >&3, and who gets what.
int main(void)
{
    return 0;
}
