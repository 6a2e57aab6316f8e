//@ native
/* switch in all its shapes. */
#include <stdio.h>

static int days(int month, int leap)
{
    switch (month) {
    case 4: case 6: case 9: case 11:
        return 30;
    case 2:
        return leap ? 29 : 28;
    default:
        return 31;
    }
}

static void copy(char *to, const char *from, int count)
{
    int n = (count + 3) / 4;
    switch (count % 4) {
    case 0: do { *to++ = *from++;
    case 3:      *to++ = *from++;
    case 2:      *to++ = *from++;
    case 1:      *to++ = *from++;
            } while (--n > 0);
    }
}

int main(void)
{
    printf("%d %d %d %d\n", days(1, 0), days(4, 0), days(2, 1), days(2, 0));
    char text[12] = { 0 };
    copy(text, "duff's way", 10);
    puts(text);
    for (int i = 0; i < 6; i++) {
        switch (i) {
            int unreachable;
        case 0:
            continue;
        case 1:
            unreachable = 5;
            printf("%d", unreachable);
        case 2:
            printf("through");
            break;
        default:
            if (i > 4)
        case 3:
                printf("[%d]", i);
        }
        printf(".");
    }
    putchar('\n');
    switch (3L << 32) {
    case 3L << 32:
        puts("long");
    }
    switch ('x') { case 'x': { switch (1) { case 1: puts("inner"); break; } puts("outer"); } }
    switch (5)
    case 5:
        puts("without braces");
    switch ((char)300) { case 44: puts("cut"); }
    switch (1) { default: puts("default"); }
    switch (2) { }
    return 0;
}
