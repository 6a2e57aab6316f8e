//@ native
// Background commands: $!, wait, kill.
int main(void)
{
    return 0;
}
