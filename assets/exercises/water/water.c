#include "water.h"

void prepare(void) {
}

void hydrogen(void) {
    bond();
}

void oxygen(void) {
    bond();
}
