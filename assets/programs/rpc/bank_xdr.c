/* bank_xdr.c -- the arguments in a message; each function marshals and unmarshals. */
#include "bank.h"

int xdr_name(struct xdr *x, void *name)
{
    return xdr_string(x, name, NAME);
}

int xdr_deposit(struct xdr *x, void *value)
{
    struct deposit *d = value;
    return xdr_int(x, &d->account) && xdr_hyper(x, &d->amount);
}
