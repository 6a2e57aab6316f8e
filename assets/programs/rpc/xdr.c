/* xdr.c -- external data representation. */
#include <string.h>
#include "xdr.h"

/* The next `n` bytes of the buffer, or NULL. */
static unsigned char *take(struct xdr *x, size_t n)
{
    if (n > x->size - x->at)
        return NULL;
    x->at += n;
    return x->data + x->at - n;
}

int xdr_u32(struct xdr *x, uint32_t *value)
{
    unsigned char *p = take(x, 4);
    if (!p)
        return 0;
    if (x->op == XDR_ENCODE)
        for (int i = 0; i < 4; i++)
            p[i] = *value >> (24 - 8 * i);
    else
        *value = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return 1;
}

int xdr_int(struct xdr *x, int *value)
{
    uint32_t u = (uint32_t)*value;
    if (!xdr_u32(x, &u))
        return 0;
    *value = (int)u;
    return 1;
}

int xdr_bool(struct xdr *x, int *value)
{
    uint32_t u = *value != 0;
    if (!xdr_u32(x, &u) || u > 1)
        return 0;
    *value = (int)u;
    return 1;
}

int xdr_hyper(struct xdr *x, int64_t *value)
{
    uint32_t high = (uint64_t)*value >> 32, low = (uint32_t)*value;
    if (!xdr_u32(x, &high) || !xdr_u32(x, &low))
        return 0;
    *value = (int64_t)((uint64_t)high << 32 | low);
    return 1;
}

/* Fixed opaque data, filled up with zeros to a multiple of four. */
int xdr_bytes(struct xdr *x, void *bytes, size_t n)
{
    size_t filling = (4 - n % 4) % 4;
    unsigned char *p = take(x, n + filling);
    if (!p)
        return 0;
    if (x->op == XDR_ENCODE) {
        memcpy(p, bytes, n);
        memset(p + n, 0, filling);
    } else {
        memcpy(bytes, p, n);
    }
    return 1;
}

/* The length, then the letters; in memory a zero byte stands at the end. */
int xdr_string(struct xdr *x, char *text, size_t size)
{
    uint32_t n = x->op == XDR_ENCODE ? (uint32_t)strlen(text) : 0;
    if (!xdr_u32(x, &n) || n >= size || !xdr_bytes(x, text, n))
        return 0;
    text[n] = '\0';
    return 1;
}
