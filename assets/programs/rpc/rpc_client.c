/* rpc_client.c -- the caller's side: a call is sent again until its reply comes. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>
#include "rpc.h"

const char *rpc_text(enum rpc_stat stat)
{
    switch (stat) {
    case RPC_SUCCESS: return "success";
    case RPC_PROG_UNAVAIL: return "program unavailable";
    case RPC_PROG_MISMATCH: return "program has another version";
    case RPC_PROC_UNAVAIL: return "procedure unavailable";
    case RPC_GARBAGE_ARGS: return "server can't decode arguments";
    case RPC_TIMED_OUT: return "timed out";
    case RPC_CANT_ENCODE: return "can't encode arguments";
    case RPC_CANT_DECODE: return "can't decode result";
    case RPC_UNKNOWN_HOST: return "unknown host";
    case RPC_NOT_REGISTERED: return "program not registered";
    }
    return "unknown answer";
}

enum rpc_stat rpc_open_port(struct rpc_client *c, const char *host, int port, uint32_t program, uint32_t version)
{
    struct hostent *h = gethostbyname(host);
    if (!h)
        return RPC_UNKNOWN_HOST;
    memset(c, 0, sizeof *c);
    c->server.sin_family = AF_INET;
    c->server.sin_port = htons(port);
    memcpy(&c->server.sin_addr, h->h_addr_list[0], 4);
    c->program = program;
    c->version = version;
    c->tries = 5;
    c->fd = socket(AF_INET, SOCK_DGRAM, 0);
    /* Connected, so that only the server's datagrams come in, and a port that nobody listens at is told. */
    if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&c->server, sizeof c->server) < 0)
        return RPC_UNKNOWN_HOST;
    /* Two clients of one host must not use the same numbers: they begin with their ports. */
    struct sockaddr_in own;
    socklen_t len = sizeof own;
    getsockname(c->fd, (struct sockaddr *)&own, &len);
    c->xid = (uint32_t)ntohs(own.sin_port) << 16;
    return RPC_SUCCESS;
}

/* Asks the host's port mapper first where the program listens. */
enum rpc_stat rpc_open(struct rpc_client *c, const char *host, uint32_t program, uint32_t version)
{
    struct rpc_client mapper;
    struct mapping wanted = { program, version, PMAP_UDP, 0 };
    uint32_t port = 0;
    enum rpc_stat stat = rpc_open_port(&mapper, host, PMAP_PORT, PMAP_PROGRAM, PMAP_VERSION);
    if (stat != RPC_SUCCESS)
        return stat;
    stat = rpc_call(&mapper, PMAP_GETPORT, xdr_mapping, &wanted, (xdr_proc)xdr_u32, &port);
    rpc_close(&mapper);
    if (stat != RPC_SUCCESS)
        return stat;
    if (port == 0)
        return RPC_NOT_REGISTERED;
    return rpc_open_port(c, host, port, program, version);
}

/* The head of a call: xid, CALL, the version of RPC itself, program, version, procedure, and two empty identities. */
static size_t encode(struct rpc_client *c, unsigned char *message, uint32_t procedure, xdr_proc in, void *args)
{
    struct xdr x = { XDR_ENCODE, message, 0, RPC_MESSAGE };
    uint32_t head[] = { c->xid, RPC_CALL, RPC_VERSION, c->program, c->version, procedure, 0, 0, 0, 0 };
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        if (!xdr_u32(&x, &head[i]))
            return 0;
    return !in || in(&x, args) ? x.at : 0;
}

/* The head of a reply: xid, REPLY, accepted, an empty identity, and how it went; then the result. -1: it is the reply to
   another call, one that was sent twice and answered twice. */
static int decode(struct rpc_client *c, unsigned char *message, size_t n, xdr_proc out, void *result)
{
    struct xdr x = { XDR_DECODE, message, 0, n };
    uint32_t head[6];
    for (int i = 0; i < 6; i++)
        if (!xdr_u32(&x, &head[i]))
            return -1;
    if (head[0] != c->xid || head[1] != RPC_REPLY)
        return -1;
    if (head[5] != RPC_SUCCESS)
        return (int)head[5];
    return !out || out(&x, result) ? RPC_SUCCESS : RPC_CANT_DECODE;
}

enum rpc_stat rpc_call(struct rpc_client *c, uint32_t procedure, xdr_proc in, void *args, xdr_proc out, void *result)
{
    unsigned char message[RPC_MESSAGE], reply[RPC_MESSAGE];
    c->xid++;
    size_t n = encode(c, message, procedure, in, args);
    if (n == 0)
        return RPC_CANT_ENCODE;
    struct timeval wait = { 1, 0 };
    for (int sent = 0; sent < c->tries; sent++) {
        /* An error is that of an earlier datagram: nobody listens there yet. It counts as lost. */
        send(c->fd, message, n, 0);
        struct timeval left = wait; /* select(2) counts it down */
        for (;;) {
            fd_set readable;
            FD_ZERO(&readable);
            FD_SET(c->fd, &readable);
            int ready = select(c->fd + 1, &readable, NULL, NULL, &left);
            if (ready < 0 && errno == EINTR)
                continue;
            if (ready <= 0)
                break;
            ssize_t got = recv(c->fd, reply, sizeof reply, 0);
            if (got < 0)
                continue; /* refused: the time goes on all the same */
            int stat = decode(c, reply, got, out, result);
            if (stat != -1)
                return (enum rpc_stat)stat;
        }
        wait.tv_sec *= 2;
    }
    return RPC_TIMED_OUT;
}

void rpc_close(struct rpc_client *c)
{
    close(c->fd);
}
