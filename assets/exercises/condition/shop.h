/* How many loaves lie on the shelf; both are to be called by one thread at a time. */
int loaves(void);
void put_loaf(void);
/* There must be one. */
void take_loaf(void);

void bake(void);
void buy(void);
