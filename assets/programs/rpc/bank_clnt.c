/* bank_clnt.c -- the client's stubs: arguments into a message, the call, the result out of the reply. */
#include <string.h>
#include "bank.h"

enum rpc_stat bank_open(struct rpc_client *bank, const char *name, int *account)
{
    char copy[NAME];
    strncpy(copy, name, NAME - 1);
    copy[NAME - 1] = '\0';
    return rpc_call(bank, BANK_OPEN, xdr_name, copy, (xdr_proc)xdr_int, account);
}

enum rpc_stat bank_deposit(struct rpc_client *bank, int account, int64_t amount, int64_t *balance)
{
    struct deposit d = { account, amount };
    return rpc_call(bank, BANK_DEPOSIT, xdr_deposit, &d, (xdr_proc)xdr_hyper, balance);
}

enum rpc_stat bank_balance(struct rpc_client *bank, int account, int64_t *balance)
{
    return rpc_call(bank, BANK_BALANCE, (xdr_proc)xdr_int, &account, (xdr_proc)xdr_hyper, balance);
}
