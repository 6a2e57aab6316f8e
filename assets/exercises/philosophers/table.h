#define SEATS 3

/* Waits until the fork is there. */
void take(int fork);
void put(int fork);
/* Fails unless philosopher i holds both forks. */
void eat(int i);

static inline int left(int i) { return i; }
static inline int right(int i) { return (i + 1) % SEATS; }

void dine(int i);
