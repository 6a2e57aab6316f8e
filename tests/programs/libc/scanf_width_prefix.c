//@ native
// The x of 0x at the end of a field's width is no mark of a base for %f, and is one for %i and %x.
#include <stdio.h>

int main(void)
{
    for (int width = 1; width < 6; width++) {
        char format[20], rest[20] = "-";
        double d = -1;
        int i = -1;
        unsigned x = 9;
        sprintf(format, "%%%dlf%%s", width);
        int n = sscanf("0xfe5", format, &d, rest);
        printf("%d %g %s|", n, d, rest);
        n = sscanf("-0x1p", format, &d, rest);
        printf("%d %g %s|", n, d, rest);
        sprintf(format, "%%%di%%s", width);
        n = sscanf("0xfe5", format, &i, rest);
        printf("%d %d %s|", n, i, rest);
        sprintf(format, "%%%dx%%s", width);
        n = sscanf("0Xg", format, &x, rest);
        printf("%d %u %s\n", n, x, rest);
    }
    return 0;
}
