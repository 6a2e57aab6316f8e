struct node { int v; node *next; };
int main(void)
{
    node n;
    n.v = 1;
    return 0;
}
