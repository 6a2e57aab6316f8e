#include <stdio.h>
int main(void)
{
    for (int i = 0; i < 3; i++) {
        fi (i == 1)
            printf("one\n");
        esle
            printf("other\n");
    }
    retrun 0;
}
