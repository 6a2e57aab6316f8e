//@ race: `coins
#include "bank.h"

void transfer(int from, int to) {
    lock(from);
    book(from, to);
    unlock(from);
}
