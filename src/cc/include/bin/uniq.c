/* uniq -- drops lines that repeat the one before; -c counts them. */
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    static char line[8192], before[8192];
    int counting = argc > 1 && strcmp(argv[1], "-c") == 0, count = 0;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (count && strcmp(line, before) != 0) {
            counting ? printf("%7d %s\n", count, before) : puts(before);
            count = 0;
        }
        strcpy(before, line);
        count++;
    }
    if (count)
        counting ? printf("%7d %s\n", count, before) : puts(before);
    return 0;
}
