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
}

void oxygen(void) {
    sem_wait(&hydrogens);
    sem_wait(&hydrogens);
    sem_post(&oxygens);
    sem_post(&oxygens);
    bond();
}
