//@ native
// system(3) and popen(3) through the shell.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
int main(void)
{
    int s = system("exit 3");
    printf("%d\n", WEXITSTATUS(s));
    fflush(stdout);
    s = system("echo from the shell");
    printf("%d\n", s);
    printf("%d\n", system(NULL) != 0);
    FILE *p = popen("echo one; echo two", "r");
    char line[32];
    while (fgets(line, sizeof line, p))
        printf("> %s", line);
    printf("%d\n", pclose(p));
    fflush(stdout);
    p = popen("cat", "w");
    fprintf(p, "into cat\n");
    printf("%d\n", WEXITSTATUS(pclose(p)));
    return 0;
}
