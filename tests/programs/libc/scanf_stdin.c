//@ native
//@ stdin: 3 words here\n42abc\n\n  7 8\nlast line without end
/* Reading a stream piece by piece. */
#include <stdio.h>

int main(void)
{
    int n, m, r, c;
    char w[20], line[40];
    r = scanf("%d %s", &n, w), printf("%d %d %s\n", r, n, w);
    r = scanf("%s", w), printf("%d %s\n", r, w);
    r = scanf("%d", &n), printf("%d %d\n", r, n);
    r = scanf("%d", &m), printf("%d\n", r);
    c = getchar(), printf("%c\n", c);
    ungetc('z', stdin);
    r = scanf("%[a-z]", w), printf("%d %s\n", r, w);
    r = scanf("%d%d", &n, &m), printf("%d %d %d\n", r, n, m);
    printf("%d\n", getchar() == '\n');
    printf("%s\n", fgets(line, 10, stdin));
    printf("%s\n", fgets(line, sizeof line, stdin));
    printf("%d %d\n", fgets(line, sizeof line, stdin) == NULL, feof(stdin));
    r = scanf("%d", &n), printf("%d\n", r);
    clearerr(stdin);
    printf("%d\n", feof(stdin));
    return 0;
}
