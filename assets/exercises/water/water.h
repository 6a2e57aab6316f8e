#include <semaphore.h>

/* Called by each atom of a molecule when all three are there. */
void bond(void);

/* Called before the atoms come. */
void prepare(void);
void hydrogen(void);
void oxygen(void);
