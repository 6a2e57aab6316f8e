// defines drand48 erand48 lrand48 nrand48 mrand48 jrand48 srand48 seed48 lcong48
/* 48-bit linear congruence (drand48(3)). */
#include <stdlib.h>

static struct drand48_data own = { .__a = 0x5deece66d, .__c = 0xb, .__init = 1 };

double erand48(unsigned short x[3])
{
    double r;
    erand48_r(x, &own, &r);
    return r;
}

long nrand48(unsigned short x[3])
{
    long r;
    nrand48_r(x, &own, &r);
    return r;
}

long jrand48(unsigned short x[3])
{
    long r;
    jrand48_r(x, &own, &r);
    return r;
}

double drand48(void) { return erand48(own.__x); }
long lrand48(void) { return nrand48(own.__x); }
long mrand48(void) { return jrand48(own.__x); }
void srand48(long seed) { srand48_r(seed, &own); }
void lcong48(unsigned short parameters[7]) { lcong48_r(parameters, &own); }

unsigned short *seed48(unsigned short seed[3])
{
    seed48_r(seed, &own);
    return own.__old_x;
}
