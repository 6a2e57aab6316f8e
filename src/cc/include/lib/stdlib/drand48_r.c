// defines drand48_r erand48_r lrand48_r nrand48_r mrand48_r jrand48_r srand48_r seed48_r lcong48_r
#include <stdlib.h>

/* The factor and the term are the usual ones unless lcong48 has set others. */
static void usual(struct drand48_data *d)
{
    d->__a = 0x5deece66d;
    d->__c = 0xb;
    d->__init = 1;
}

static unsigned long next(unsigned short x[3], struct drand48_data *d)
{
    if (!d->__init)
        usual(d);
    unsigned long v = x[0] | (unsigned long)x[1] << 16 | (unsigned long)x[2] << 32;
    v = (v * d->__a + d->__c) & 0xffffffffffff;
    x[0] = v;
    x[1] = v >> 16;
    x[2] = v >> 32;
    return v;
}

int erand48_r(unsigned short x[3], struct drand48_data *restrict d, double *restrict result)
{
    *result = next(x, d) / 281474976710656.0;
    return 0;
}

int nrand48_r(unsigned short x[3], struct drand48_data *restrict d, long *restrict result)
{
    *result = next(x, d) >> 17;
    return 0;
}

int jrand48_r(unsigned short x[3], struct drand48_data *restrict d, long *restrict result)
{
    *result = (int)(next(x, d) >> 16);
    return 0;
}

int drand48_r(struct drand48_data *restrict d, double *restrict result) { return erand48_r(d->__x, d, result); }
int lrand48_r(struct drand48_data *restrict d, long *restrict result) { return nrand48_r(d->__x, d, result); }
int mrand48_r(struct drand48_data *restrict d, long *restrict result) { return jrand48_r(d->__x, d, result); }

int srand48_r(long seed, struct drand48_data *d)
{
    d->__x[0] = 0x330e;
    d->__x[1] = seed;
    d->__x[2] = seed >> 16;
    usual(d);
    return 0;
}

int seed48_r(unsigned short seed[3], struct drand48_data *d)
{
    for (int i = 0; i < 3; i++) {
        d->__old_x[i] = d->__x[i];
        d->__x[i] = seed[i];
    }
    usual(d);
    return 0;
}

int lcong48_r(unsigned short parameters[7], struct drand48_data *d)
{
    for (int i = 0; i < 3; i++)
        d->__x[i] = parameters[i];
    d->__a = parameters[3] | (unsigned long)parameters[4] << 16 | (unsigned long)parameters[5] << 32;
    d->__c = parameters[6];
    d->__init = 1;
    return 0;
}
