// defines drand48 erand48 lrand48 nrand48 mrand48 jrand48 srand48 seed48
/* 48-bit linear congruence (drand48(3)). */
static unsigned short own[3];
static const unsigned long factor = 0x5deece66d, term = 0xb;

static unsigned long next(unsigned short x[3])
{
    unsigned long v = x[0] | (unsigned long)x[1] << 16 | (unsigned long)x[2] << 32;
    v = (v * factor + term) & 0xffffffffffff;
    x[0] = v;
    x[1] = v >> 16;
    x[2] = v >> 32;
    return v;
}

double erand48(unsigned short x[3]) { return next(x) / 281474976710656.0; }
double drand48(void) { return erand48(own); }
long nrand48(unsigned short x[3]) { return next(x) >> 17; }
long lrand48(void) { return nrand48(own); }
long jrand48(unsigned short x[3]) { return (int)(next(x) >> 16); }
long mrand48(void) { return jrand48(own); }

void srand48(long seed)
{
    own[0] = 0x330e;
    own[1] = seed;
    own[2] = seed >> 16;
}

unsigned short *seed48(unsigned short seed[3])
{
    static unsigned short old[3];
    for (int i = 0; i < 3; i++) {
        old[i] = own[i];
        own[i] = seed[i];
    }
    return old;
}
