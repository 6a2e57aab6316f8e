//@ deadlock: for ever
#include "table.h"

void dine(int i) {
    take(right(i));
    take(left(i));
    eat(i);
    put(right(i));
    put(left(i));
}
