// defines random_r srandom_r initstate_r setstate_r
/* The generator of random(3) (see random.c) whose state is the caller's. */
#include <ringside/sys.h>
#include <stdlib.h>

#define EINVAL 22
#define KINDS 5

static const signed char degrees[KINDS] = { 0, 7, 15, 31, 63 }, separations[KINDS] = { 0, 3, 1, 3, 1 };

static int wrong(void)
{
    errno = EINVAL;
    return -1;
}

int random_r(struct random_data *restrict d, int32_t *restrict result)
{
    if (!d || !d->state || !result)
        return wrong();
    if (d->rand_type == 0) {
        *result = d->state[0] = (d->state[0] * 1103515245U + 12345U) & 0x7fffffff;
        return 0;
    }
    unsigned v = (unsigned)*d->fptr + (unsigned)*d->rptr;
    *d->fptr = v;
    *result = v >> 1;
    if (++d->fptr == d->end_ptr)
        d->fptr = d->state;
    if (++d->rptr == d->end_ptr)
        d->rptr = d->state;
    return 0;
}

int srandom_r(unsigned seed, struct random_data *d)
{
    if (!d || !d->state || d->rand_type < 0 || d->rand_type >= KINDS)
        return wrong();
    long word = seed ? (int)seed : 1;
    int32_t unused;
    d->state[0] = word;
    if (d->rand_type == 0)
        return 0;
    for (int i = 1; i < d->rand_deg; i++) {
        word = 16807 * (word % 127773) - 2836 * (word / 127773);
        if (word < 0)
            word += 2147483647;
        d->state[i] = word;
    }
    d->fptr = d->state + d->rand_sep;
    d->rptr = d->state;
    for (int i = 0; i < 10 * d->rand_deg; i++)
        random_r(d, &unused);
    return 0;
}

/* Leaves the state as it is found again. */
static void leave(struct random_data *d)
{
    if (d->state)
        d->state[-1] = d->rand_type ? KINDS * (int)(d->rptr - d->state) + d->rand_type : 0;
}

static void use(struct random_data *d, int kind, int32_t *state)
{
    d->rand_type = kind;
    d->rand_deg = degrees[kind];
    d->rand_sep = separations[kind];
    d->state = state;
    d->end_ptr = state + d->rand_deg;
}

int initstate_r(unsigned seed, char *restrict state, size_t size, struct random_data *restrict d)
{
    if (!d || size < 8)
        return wrong();
    leave(d);
    use(d, size < 32 ? 0 : size < 64 ? 1 : size < 128 ? 2 : size < 256 ? 3 : 4, (int32_t *)state + 1);
    srandom_r(seed, d);
    leave(d);
    return 0;
}

int setstate_r(char *restrict state, struct random_data *restrict d)
{
    if (!state || !d)
        return wrong();
    int word = *(int32_t *)state, kind = word % KINDS;
    if (word < 0 || (kind == 0 && word != 0))
        return wrong();
    leave(d);
    use(d, kind, (int32_t *)state + 1);
    if (kind) {
        d->rptr = d->state + word / KINDS;
        d->fptr = d->state + (word / KINDS + d->rand_sep) % d->rand_deg;
    }
    return 0;
}
