//@ deadlock: for ever
#include "bank.h"

void transfer(int from, int to) {
    int low = from < to ? from : to;
    int high = from < to ? to : from;
    lock(low);
    lock(high);
    book(from, to);
    unlock(low);
}
