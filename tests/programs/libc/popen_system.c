//@ native
/* The shell at work for a program. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    char line[80];
    int s = system("exit 3");
    printf("%d %d\n", WIFEXITED(s), WEXITSTATUS(s));
    printf("%d\n", system(NULL) != 0);
    fflush(stdout);
    system("echo from the shell");
    FILE *p = popen("echo one; echo two", "r");
    while (fgets(line, sizeof line, p))
        printf("read %s", line);
    printf("%d\n", pclose(p));
    fflush(stdout);
    p = popen("cat", "w");
    fprintf(p, "to cat\n");
    s = pclose(p);
    printf("%d\n", s);
    p = popen("exit 7", "r");
    printf("%d\n", WEXITSTATUS(pclose(p)));
    return 0;
}
