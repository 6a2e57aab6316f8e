//@ in-flight: 2 threads are inside `book`
#include "bank.h"

void transfer(int from, int to) {
    lock(0);
    book(from, to);
    unlock(0);
}
