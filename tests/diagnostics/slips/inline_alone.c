#include <unistd.h>
inline int square(int x) { return x * x; }
inline int cube(int x) { return x * x * x; }
int cube(int x);
static inline int half(int x) { return x / 2; }
int main(void)
{
    int fds[2], status;
    while (status = read(0, fds, 1))
        pipe2(fds, 0);
    return square(3) + cube(1) + half(2);
}
