#include "table.h"

/* Everybody takes the lower fork first: no circle of waiting can close. */
void dine(int i) {
    int low = left(i) < right(i) ? left(i) : right(i);
    int high = left(i) < right(i) ? right(i) : left(i);
    take(low);
    take(high);
    eat(i);
    put(high);
    put(low);
}
