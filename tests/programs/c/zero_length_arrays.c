//@ native
/* GNU C: an array of no elements takes no room; at the end of a struct it stands for what follows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>

struct line { int length; char text[0]; };
struct empty { };
struct both { struct empty e; int a[0]; char c; };

int main(void)
{
    int none[0];
    printf("%zu %zu %zu\n", sizeof none, sizeof(struct line), offsetof(struct line, text));
    printf("%zu %zu\n", sizeof(struct empty), sizeof(struct both));
    struct line *l = malloc(sizeof *l + 6);
    l->length = 5;
    memcpy(l->text, "hello", 6);
    printf("%d %s %zu\n", l->length, l->text, sizeof l->text);
    free(l);
    return 0;
}
