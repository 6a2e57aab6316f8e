/* bank.h -- the interface: what the client may call. In rpcgen's language:

       program BANK {
           version FIRST {
               int OPEN(string) = 1;
               hyper DEPOSIT(deposit) = 2;
               hyper BALANCE(int) = 3;
           } = 1;
       } = 0x20000001;
*/
#ifndef BANK_H
#define BANK_H
#include "rpc.h"

enum { BANK = 0x20000001, BANK_FIRST = 1, BANK_OPEN = 1, BANK_DEPOSIT = 2, BANK_BALANCE = 3, NAME = 32 };

struct deposit {
    int account;
    int64_t amount;
};
int xdr_name(struct xdr *x, void *name);
int xdr_deposit(struct xdr *x, void *value);

/* The client's stubs: they look like the procedures, but for the connection and the outcome. */
enum rpc_stat bank_open(struct rpc_client *bank, const char *name, int *account);
enum rpc_stat bank_deposit(struct rpc_client *bank, int account, int64_t amount, int64_t *balance);
enum rpc_stat bank_balance(struct rpc_client *bank, int account, int64_t *balance);

/* The procedures themselves, on the server. */
int open_account(const char *name);
int64_t deposit(int account, int64_t amount);
int64_t balance(int account);

/* The server's stub. */
enum rpc_stat bank_dispatch(uint32_t procedure, struct xdr *args, struct xdr *result);
#endif
