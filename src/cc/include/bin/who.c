/* who -- who is logged in. Model: nobody logs in here, there is no record of it. */
int main(void)
{
    return 0;
}
