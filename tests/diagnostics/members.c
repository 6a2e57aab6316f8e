//@ gcc
struct point { int x; int value; };
union u { int i; float f; };
struct unknown *up;

int main(void)
{
    struct point p, *q = &p;
    union u u;
    int i = 0;
    p.z = 1;
    p.valeu = 1;
    q.x = 1;
    p->x = 1;
    (*q).y = 1;
    q->value.x = 1;
    i.x = 1;
    i->x = 1;
    up->x = 1;
    u.g = 1;
    *i = 1;
    i[0] = 1;
    p[0] = p;
    q[0] = p;
    *p;
    &p.x;
    &i + 1;
    &5;
    &main;
    sizeof(struct unknown);
    sizeof(up->x);
    return p;
}
