//@ native
//@ exit: 44
// Lists of commands: ; & && || ! and the status of each.
int main(void)
{
    return 0;
}
