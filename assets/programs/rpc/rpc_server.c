/* rpc_server.c -- the called side: carries out each call at most once. */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "rpc.h"

int rpc_keep_replies = 1;

/* The last replies, by who asked and with which number. A client makes one call at a time, so a place for each of the
   last clients would do; with a ring of replies nothing has to be known about clients. */
enum { KEPT = 16 };
static struct kept {
    struct sockaddr_in client;
    uint32_t xid;
    size_t n;
    unsigned char reply[RPC_MESSAGE];
} kept[KEPT];
static int newest;

static struct kept *find(const struct sockaddr_in *client, uint32_t xid)
{
    for (int i = 0; i < KEPT && rpc_keep_replies; i++)
        if (kept[i].n && kept[i].xid == xid && kept[i].client.sin_port == client->sin_port
            && kept[i].client.sin_addr.s_addr == client->sin_addr.s_addr)
            return &kept[i];
    return NULL;
}

/* A socket for datagrams; port 0: any that is free. */
int rpc_socket(int port)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_ANY) };
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&a, sizeof a) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* One call, from the bytes of its message to those of its reply; 0: not a call at all, no answer is due. */
static size_t answer(unsigned char *message, size_t n, uint32_t program, uint32_t version, rpc_dispatch dispatch,
                     unsigned char *reply)
{
    struct xdr args = { XDR_DECODE, message, 0, n }, result = { XDR_ENCODE, reply, 0, RPC_MESSAGE };
    uint32_t head[10];
    for (int i = 0; i < 10; i++)
        if (!xdr_u32(&args, &head[i]))
            return 0;
    if (head[1] != RPC_CALL || head[2] != RPC_VERSION)
        return 0;
    uint32_t out[6] = { head[0], RPC_REPLY, 0, 0, 0, RPC_SUCCESS };
    for (int i = 0; i < 6; i++)
        xdr_u32(&result, &out[i]);
    size_t head_size = result.at;
    enum rpc_stat stat = head[3] != program ? RPC_PROG_UNAVAIL : head[4] != version ? RPC_PROG_MISMATCH
                                                              : dispatch(head[5], &args, &result);
    if (stat != RPC_SUCCESS) {
        uint32_t value = stat;
        result.at = head_size - 4;
        xdr_u32(&result, &value);
        for (int i = 0; stat == RPC_PROG_MISMATCH && i < 2; i++)
            xdr_u32(&result, &version); /* the lowest and the highest that there is */
    }
    return result.at;
}

void rpc_serve(int fd, uint32_t program, uint32_t version, rpc_dispatch dispatch)
{
    static unsigned char message[RPC_MESSAGE];
    for (;;) {
        struct sockaddr_in client;
        socklen_t len = sizeof client;
        ssize_t n = recvfrom(fd, message, sizeof message, 0, (struct sockaddr *)&client, &len);
        if (n < 4)
            continue;
        struct xdr x = { XDR_DECODE, message, 0, 4 };
        uint32_t xid;
        xdr_u32(&x, &xid);
        struct kept *k = find(&client, xid);
        if (!k) {
            newest = (newest + 1) % KEPT;
            k = &kept[newest];
            k->client = client;
            k->xid = xid;
            k->n = answer(message, n, program, version, dispatch, k->reply);
        }
        if (k->n)
            sendto(fd, k->reply, k->n, 0, (struct sockaddr *)&client, len);
    }
}
