#include "bank.h"

void transfer(int from, int to) {
    if (from > to) {
        lock(from);
        lock(to);
    } else {
        lock(to);
        lock(from);
    }
    book(from, to);
    unlock(from);
    unlock(to);
}
