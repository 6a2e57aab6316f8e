/* Two children read one character each from what was typed. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            char c;
            _exit(read(0, &c, 1) == 1 ? c - '0' : 9);
        }
    int sum = 0, status;
    while (wait(&status) > 0)
        sum = sum * 10 + WEXITSTATUS(status);
    printf("%d\n", sum);
    return 0;
}
