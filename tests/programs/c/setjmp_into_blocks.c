//@ native
/* longjmp goes back into a block that has ended: its objects are there again, without values. */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf here;

int main(void)
{
    volatile int times = 0;

    for (int i = 0; i < 2; i++) {
        int pair[2];
        if (setjmp(here) != 0) {
            pair[0] = times;
            pair[1] = 7;
            printf("back: %d %d\n", pair[0], pair[1]);
            break;
        }
    }
    times++;
    if (times < 3)
        longjmp(here, times);
    printf("%d\n", times);
    return 0;
}
