// defines __open_random
/* rand and random for scenarios that leave open what they return (the setting `rand`): linked in the place of
   random.c. */
#include <ringside/sys.h>

int __open_random;

long random(void)
{
    return SYS(draw);
}

int rand(void)
{
    return SYS(draw);
}

void srandom(unsigned seed)
{
}

void srand(unsigned seed)
{
}
