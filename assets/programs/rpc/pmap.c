/* pmap.c -- what the port mapper and those who ask it have in common. */
#include <unistd.h>
#include "rpc.h"

int xdr_mapping(struct xdr *x, void *value)
{
    struct mapping *m = value;
    return xdr_u32(x, &m->program) && xdr_u32(x, &m->version) && xdr_u32(x, &m->protocol) && xdr_u32(x, &m->port);
}

/* Tells the port mapper of this host where a program listens. */
int pmap_set(uint32_t program, uint32_t version, int port)
{
    struct rpc_client mapper;
    struct mapping m = { program, version, PMAP_UDP, port };
    int done = 0;
    if (rpc_open_port(&mapper, "localhost", PMAP_PORT, PMAP_PROGRAM, PMAP_VERSION) != RPC_SUCCESS)
        return 0;
    if (rpc_call(&mapper, PMAP_SET, xdr_mapping, &m, (xdr_proc)xdr_bool, &done) != RPC_SUCCESS)
        done = 0;
    rpc_close(&mapper);
    return done;
}
