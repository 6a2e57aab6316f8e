//@ native
/* Arrays of variable length in functions that call what returns twice: setjmp, vfork. */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf env;

static int jumps(int n)
{
    char text[n];
    int grid[n][2];
    volatile int times = 0;
    if (setjmp(env) == 0)
        memset(text, 'x', sizeof text);
    text[n - 1] = '\0';
    grid[n - 1][1] = ++times;
    if (times < 3)
        longjmp(env, 1);
    printf("%s, %zu bytes, %d\n", text, sizeof grid, grid[n - 1][1]);
    return times;
}

static int children(int n)
{
    char *argv[n + 2];
    int status, sum = 0;
    for (int i = 0; i < n; i++) {
        argv[0] = "sh", argv[1] = "-c", argv[2] = "exit 3", argv[3] = NULL;
        pid_t pid = vfork();
        if (pid == 0) {
            execvp(argv[0], argv);
            _exit(1);
        }
        char note[n * 4];
        waitpid(pid, &status, 0);
        snprintf(note, sizeof note, "%d", WEXITSTATUS(status));
        sum += note[0] - '0';
    }
    return sum;
}

int main(void)
{
    printf("%d\n", jumps(5));
    printf("%d\n", children(2));
    return 0;
}
