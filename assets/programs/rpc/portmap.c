/* portmap -- the port mapper: a program with a well-known port that knows the ports of the others (RFC 1833, version 2).
   It is itself called by remote procedure calls. */
#include <stdio.h>
#include "rpc.h"

static struct mapping table[16];
static int count;

static struct mapping *find(const struct mapping *m)
{
    for (int i = 0; i < count; i++)
        if (table[i].program == m->program && table[i].version == m->version && table[i].protocol == m->protocol)
            return &table[i];
    return NULL;
}

static enum rpc_stat dispatch(uint32_t procedure, struct xdr *args, struct xdr *result)
{
    struct mapping m, *known;
    uint32_t port;
    int done = 0;
    if (procedure == PMAP_NULL)
        return RPC_SUCCESS;
    if (procedure != PMAP_SET && procedure != PMAP_UNSET && procedure != PMAP_GETPORT)
        return RPC_PROC_UNAVAIL;
    if (!xdr_mapping(args, &m))
        return RPC_GARBAGE_ARGS;
    known = find(&m);
    switch (procedure) {
    case PMAP_GETPORT:
        port = known ? known->port : 0;
        xdr_u32(result, &port);
        break;
    case PMAP_SET:
        if (!known && count < 16) {
            table[count++] = m;
            done = 1;
        }
        xdr_bool(result, &done);
        break;
    case PMAP_UNSET:
        if (known) {
            *known = table[--count];
            done = 1;
        }
        xdr_bool(result, &done);
        break;
    }
    return RPC_SUCCESS;
}

int main(void)
{
    int fd = rpc_socket(PMAP_PORT);
    if (fd < 0) {
        perror("portmap");
        return 1;
    }
    rpc_serve(fd, PMAP_PROGRAM, PMAP_VERSION, dispatch);
}
