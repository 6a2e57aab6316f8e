/* An address that does not suit the type: x86 puts up with it, so it is told and goes on. Packed structs are made for
   that, and memcpy takes any address: neither is told. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct __attribute__((packed)) record {
    char kind;
    int length;
    double value;
    struct { short a; long b; } inner[2];
};

int main(void)
{
    char buffer[32] = { 0 };
    int number = 0x01020304, *p = (int *)(buffer + 1);

    *p = number;
    printf("%d\n", *p);

    memcpy(buffer + 3, &number, sizeof number);
    memcpy(&number, buffer + 3, sizeof number);
    printf("%x\n", number);

    struct record r = { 'k', 5, 2.5, { { 1, 2 }, { 3, 4 } } }, *q = &r;
    q->length += 2;
    q->length++;
    q->inner[1].b = 7;
    printf("%d %g %ld\n", q->length, r.value, q->inner[1].b + r.inner[0].b);
    return 0;
}
