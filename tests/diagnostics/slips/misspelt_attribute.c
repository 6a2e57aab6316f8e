#include <stdlib.h>
static int helper(void) __attribute__((unusd));
struct packet {
    char kind;
    int length;
} __attribute__((pakced));
void quit(void) __attribute__((noretrun)), leave(void) __attribute__((purple));
int main(void)
{
    return 0;
}
