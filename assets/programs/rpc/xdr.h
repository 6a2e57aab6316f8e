/* xdr.h -- external data representation (RFC 4506): how values stand in a message, whatever machine wrote it. Every item
   is a multiple of four bytes, the most significant byte first. */
#ifndef XDR_H
#define XDR_H
#include <stdint.h>
#include <stddef.h>

enum xdr_op { XDR_ENCODE, XDR_DECODE };

/* One buffer, written or read from its beginning. */
struct xdr {
    enum xdr_op op;
    unsigned char *data;
    size_t at, size;
};

/* Marshals a value or its opposite, by the direction of the stream: so a stub has one function for both. 0: the buffer
   has no room, or holds something else. */
int xdr_u32(struct xdr *x, uint32_t *value);
int xdr_int(struct xdr *x, int *value);
int xdr_bool(struct xdr *x, int *value);
int xdr_hyper(struct xdr *x, int64_t *value);
int xdr_bytes(struct xdr *x, void *bytes, size_t n);
int xdr_string(struct xdr *x, char *text, size_t size);

typedef int (*xdr_proc)(struct xdr *x, void *value);
#endif
