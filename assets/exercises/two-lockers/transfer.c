#include "bank.h"

void transfer(int from, int to) {
    lock(from);
    lock(to);
    book(from, to);
    unlock(to);
    unlock(from);
}
