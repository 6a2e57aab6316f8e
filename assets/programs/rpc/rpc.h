/* rpc.h -- remote procedure calls over datagrams (the messages of RFC 5531).

   A program has a number, a version, and procedures with numbers. A call and its reply carry the same transaction number
   (xid). The client sends a call again until the reply comes; the server keeps its replies and sends a kept one when a
   call comes again, so a procedure is carried out at most once whatever the network loses or repeats. */
#ifndef RPC_H
#define RPC_H
#include <netinet/in.h>
#include "xdr.h"

enum { RPC_CALL = 0, RPC_REPLY = 1, RPC_VERSION = 2, RPC_MESSAGE = 1024 };

/* What came of a call: the server's words, and the client's own below zero. */
enum rpc_stat {
    RPC_SUCCESS = 0,
    RPC_PROG_UNAVAIL = 1,
    RPC_PROG_MISMATCH = 2,
    RPC_PROC_UNAVAIL = 3,
    RPC_GARBAGE_ARGS = 4,
    RPC_TIMED_OUT = -1,
    RPC_CANT_ENCODE = -2,
    RPC_CANT_DECODE = -3,
    RPC_UNKNOWN_HOST = -4,
    RPC_NOT_REGISTERED = -5
};
const char *rpc_text(enum rpc_stat stat);

/* The client's side. */
struct rpc_client {
    int fd;
    struct sockaddr_in server;
    uint32_t program, version, xid;
    int tries;                  /* how often a call is sent before it is given up */
};
enum rpc_stat rpc_open(struct rpc_client *c, const char *host, uint32_t program, uint32_t version);
enum rpc_stat rpc_open_port(struct rpc_client *c, const char *host, int port, uint32_t program, uint32_t version);
enum rpc_stat rpc_call(struct rpc_client *c, uint32_t procedure, xdr_proc in, void *args, xdr_proc out, void *result);
void rpc_close(struct rpc_client *c);

/* The server's side: `dispatch` unmarshals the arguments, calls the procedure and marshals its result. */
typedef enum rpc_stat (*rpc_dispatch)(uint32_t procedure, struct xdr *args, struct xdr *result);
int rpc_socket(int port);
void rpc_serve(int fd, uint32_t program, uint32_t version, rpc_dispatch dispatch);
extern int rpc_keep_replies;    /* 0: calls that come again are carried out again, to see why they must not be */

/* The port mapper: which port a program of this host listens at. */
enum { PMAP_PORT = 10111, PMAP_PROGRAM = 100000, PMAP_VERSION = 2, PMAP_NULL = 0, PMAP_SET = 1, PMAP_UNSET = 2,
       PMAP_GETPORT = 3, PMAP_UDP = 17 };
struct mapping {
    uint32_t program, version, protocol, port;
};
int xdr_mapping(struct xdr *x, void *value);
int pmap_set(uint32_t program, uint32_t version, int port);
#endif
