//@ native
// Files measured (stat, du), and lines in an order: one that pairs ask for (tsort), one drawn by lot (shuf).
int main(void)
{
    return 0;
}
