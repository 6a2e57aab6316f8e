struct unknown;
struct other x;
int main(void)
{
    struct unknown u;
    struct unknown *p = 0;
    p->a = 1;
    return sizeof(struct unknown) + sizeof *p;
}
