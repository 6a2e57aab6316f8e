//@ native
// vfork: what the child does to its variables, it does to the parent's: they are the same, on the stack too.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static int in_function(int start)
{
    int sum = start;
    for (int i = 0; i < 3; i++)
        if (vfork() == 0) {
            sum += 10;
            _exit(0);
        }
    return sum;
}
int main(void)
{
    int local = 88, global_like[2] = { 6, 0 };
    char letter = 'a';
    pid_t pid = vfork();
    if (pid == 0) {
        local++;
        global_like[0]++;
        letter = 'z';
        _exit(3);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("local %d, array %d, letter %c, status %d\n", local, global_like[0], letter, WEXITSTATUS(status));
    printf("three children: %d\n", in_function(1));
    return 0;
}
