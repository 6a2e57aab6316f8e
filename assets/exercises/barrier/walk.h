#define WALKERS 2

/* Returns when all WALKERS have called it; after that it can be used again. */
void barrier(void);
