struct event {
    int type;
    union {
        struct { int x,n");
    return 0;
}
 y; };
        struct { char key; int shift; };
    };
    struct { int seconds; } time;
};
int main(void)
{
    struct event e = { .type = 1, .x = 3, .y = 4, .time = { 9 } };
    return 0;
}
