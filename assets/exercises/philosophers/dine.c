#include "table.h"

void dine(int i) {
    take(left(i));
    take(right(i));
    eat(i);
    put(right(i));
    put(left(i));
}
