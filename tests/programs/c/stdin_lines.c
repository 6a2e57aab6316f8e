//@ native
//@ stdin: first line\nsecond\n\nlast without newline
#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[64];
    int n = 0;

    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        printf("%d [%s] %zu\n", ++n, line, strlen(line));
    }
    printf("end of file: %d\n", feof(stdin) != 0);
    return 0;
}
