/* One process and one way down: the system call. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    const char *text = "hello, kernel\n";
    int sum = 40 + 2;                           /* stays above the line */
    ssize_t n = write(1, text, strlen(text));   /* goes down, comes up */
    pid_t me = getpid();
    printf("%d: %d and %zd bytes\n", (int)me, sum, n);
    return 0;
}
