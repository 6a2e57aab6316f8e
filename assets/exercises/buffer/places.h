#define PLACES 2
#define NUMBERS 3

/* Puts a number into a place, which must be empty, or takes it out. Neither waits. */
void put(int place, int number);
int take(int place);

void *produce(void *arg);
void *consume(void *arg);
/* Called before the two begin. */
void prepare(void);
