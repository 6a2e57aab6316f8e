//@ deadlock: waits for
#include "bank.h"

void transfer(int from, int to) {
    lock(to);
    lock(from);
    book(from, to);
    unlock(from);
    unlock(to);
}
