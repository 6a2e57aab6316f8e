//@ native
// Here-documents: with variables and commands in them, quoted, and with tabs.
int main(void)
{
    return 0;
}
