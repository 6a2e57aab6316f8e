//@ gcc -c
#include <sys/socket.h>
#include <unistd.h>
typedef int T[8];
void f(int a[10]);
void g(const int a[10]);
void h(int a[static 10]);
void m(int n, int a[3][4]);
void c(char s[16]);
void d(int a[10]) { a[0] = 1; }
void k(int a[]);
void t(T a);
void ptr(int (*a)[10]);
void fn(void (*a)(int b[10]));
void later(int a[4]) { (void)a; }
void second(int *a);
void second(int a[4]);
void first(int a[4]);
void first(int *a) { (void)a; }
struct s { int x[3]; int y; } gs;
struct flexible { int n; int more[]; } *fl;
int glob[6];
extern int ext[];
int main(void)
{
    int b[5], ok[10], mm[2][4], one, pair[2], q[2];
    f(b);
//~ 5: error: undefined reference to 'f'; did you mean 'fl'?
//~ 5: warning: 'f' accessing 40 bytes in a region of size 20 [-Wstringop-overflow=]
    f(ok);
    f(&ok[3]);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 28 [-Wstringop-overflow=]
    f(ok + 3);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 28 [-Wstringop-overflow=]
    f(0);
    f(&one);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 4 [-Wstringop-overflow=]
    g(b);
//~ 5: error: undefined reference to 'g'; did you mean 'gs'?
//~ 5: warning: 'g' reading 40 bytes from a region of size 20 [-Wstringop-overread]
    h(b);
//~ 5: error: undefined reference to 'h'
//~ 5: warning: 'h' accessing 40 bytes in a region of size 20 [-Wstringop-overflow=]
    m(1, mm);
//~ 5: error: undefined reference to 'm'
//~ 5: warning: 'm' accessing 48 bytes in a region of size 32 [-Wstringop-overflow=]
    c("abc");
//~ 5: error: undefined reference to 'c'
//~ 5: warning: 'c' accessing 16 bytes in a region of size 4 [-Wstringop-overflow=]
    d(b);
//~ 5: warning: 'd' accessing 40 bytes in a region of size 20 [-Wstringop-overflow=]
    k(b);
//~ 5: error: undefined reference to 'k'
    t(b);
//~ 5: error: undefined reference to 't'
//~ 5: warning: 't' accessing 32 bytes in a region of size 20 [-Wstringop-overflow=]
    f(gs.x);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 12 [-Wstringop-overflow=]
    f(glob);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 24 [-Wstringop-overflow=]
    f(ext);
//~ 7: error: undefined reference to 'ext'; did you mean 'exit'?
    f(&gs.y);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 4 [-Wstringop-overflow=]
    f(fl->more);
    ptr(&ok);
//~ 5: error: undefined reference to 'ptr'
    void (*fp)(int a[10]) = f;
    fp(b);
    char small[4], big[100];
    c(small);
//~ 5: warning: 'c' accessing 16 bytes in a region of size 4 [-Wstringop-overflow=]
    c(small + 2);
//~ 5: warning: 'c' accessing 16 bytes in a region of size 2 [-Wstringop-overflow=]
    f((int *)big);
    f((int *)small);
//~ 5: warning: 'f' accessing 40 bytes in a region of size 4 [-Wstringop-overflow=]
    pipe(&one);
//~ 5: warning: 'pipe' accessing 8 bytes in a region of size 4 [-Wstringop-overflow=]
    pipe(pair);
    socketpair(AF_UNIX, SOCK_STREAM, 0, &one);
//~ 5: warning: 'socketpair' accessing 8 bytes in a region of size 4 [-Wstringop-overflow=]
    fn(0);
//~ 5: error: undefined reference to 'fn'; did you mean 'fl'?
    later(q);
//~ 5: warning: 'later' accessing 16 bytes in a region of size 8 [-Wstringop-overflow=]
    second(q);
//~ 5: error: undefined reference to 'second'
    first(q);
//~ 5: warning: 'first' accessing 16 bytes in a region of size 8 [-Wstringop-overflow=]
    return sizeof(f(b), 1);
}
