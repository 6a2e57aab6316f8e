//@ native
/* The usual programs are found in /bin and in /usr/bin, and by PATH. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(int how)
{
    char *args[] = { "env", NULL }, *env[] = { "ONLY=this", NULL };
    int status;
    fflush(stdout);
    if (fork() == 0) {
        if (how == 0)
            execve("/bin/env", args, env);
        else if (how == 1)
            execve("/usr/bin/env", args, env);
        else
            execvpe("env", args, env);
        _exit(9);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
}

int main(void)
{
    for (int how = 0; how < 3; how++)
        run(how);
    return 0;
}
