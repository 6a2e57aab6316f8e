#define ACCOUNTS 4

/* Waits until nobody else holds the account. */
void lock(int account);
void unlock(int account);
/* Books one coin from one account to the other; both must be held. */
void book(int from, int to);

void transfer(int from, int to);
