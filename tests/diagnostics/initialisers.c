//@ gcc
struct s { int a; char name[4]; struct s *next; };
int n = 3;
int m = n;
int *ip = &n;
char *p = 'c';
char *q = 3;
int from_text = "abc";
double d = "x";
int list[] = { 1, 2, "x" };
int three[3] = { 1, 2, 3, 4 };
char short_text[3] = "abcd";
char exact[3] = "abc";
struct s s1 = { 1, "abc", &s1 };
struct s s2 = { .b = 1 };
struct s s3 = { 1, 2, 3, 4, 5, 6, 7, 8 };
struct s s4 = 1;
int far[2] = { [5] = 1 };
int back[2] = { [-1] = 1 };
int scalar = { 1 };
int scalar2 = { 1, 2 };
int wrong[] = 5;
char *names[2] = { "a", "b", "c" };
int unknown[];
int call = main();

int main(void)
{
    int local = n, other[n];
    static int st = local;
    int filled[n] = { 1 };
    struct s copy = s1, bad = local;
    int again = again;
    char text[] = { "ok" };
    char plain[] = 'c';
    int *pointer = { &local };
    return 0;
}
