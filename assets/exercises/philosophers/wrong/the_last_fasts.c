//@ outputs: prints "2 have eaten
#include "table.h"

void dine(int i) {
    if (i == SEATS - 1) return;
    take(left(i));
    take(right(i));
    eat(i);
    put(right(i));
    put(left(i));
}
