//@ in-flight: 2 threads are inside `bond`
#include "water.h"

static sem_t hydrogens, oxygens;

void prepare(void) {
    sem_init(&hydrogens, 0, 0);
    sem_init(&oxygens, 0, 0);
}

void hydrogen(void) {
    sem_post(&hydrogens);
    sem_wait(&oxygens);
    bond();
    sem_post(&oxygens);
}

void oxygen(void) {
    sem_wait(&hydrogens);
    sem_wait(&hydrogens);
    bond();
    sem_post(&oxygens);
}
