// Two processes, a pipe each way, one number at a time.
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int to[2], back[2];
    pipe(to);
    pipe(back);
    if (fork() == 0) {
        int n;
        close(to[1]);
        while (read(to[0], &n, sizeof n) > 0) {
            n = n * 3 + 1;
            write(back[1], &n, sizeof n);
        }
        return 0;
    }
    int sum = 0;
    for (int i = 0; i < 1000000; i++) {
        int n = i % 1000;
        write(to[1], &n, sizeof n);
        read(back[0], &n, sizeof n);
        sum = (sum + n) % 10007;
    }
    close(to[1]);
    wait(NULL);
    return sum % 128;
}
