//@ assertion: held
#include "table.h"

void dine(int i) {
    take(left(i));
    eat(i);
    put(left(i));
}
