//@ native
// timeout ends what takes too long; its status tells how it went.
int main(void)
{
    return 0;
}
