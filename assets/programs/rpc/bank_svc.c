/* bank_svc.c -- the server's stub: arguments out of the message, the procedure, its result into the reply. */
#include "bank.h"

enum rpc_stat bank_dispatch(uint32_t procedure, struct xdr *args, struct xdr *result)
{
    char name[NAME];
    struct deposit d;
    int account;
    int64_t amount;
    switch (procedure) {
    case 0:
        return RPC_SUCCESS; /* by convention: does nothing, to ask whether somebody is there */
    case BANK_OPEN:
        if (!xdr_name(args, name))
            return RPC_GARBAGE_ARGS;
        account = open_account(name);
        xdr_int(result, &account);
        return RPC_SUCCESS;
    case BANK_DEPOSIT:
        if (!xdr_deposit(args, &d))
            return RPC_GARBAGE_ARGS;
        amount = deposit(d.account, d.amount);
        xdr_hyper(result, &amount);
        return RPC_SUCCESS;
    case BANK_BALANCE:
        if (!xdr_int(args, &account))
            return RPC_GARBAGE_ARGS;
        amount = balance(account);
        xdr_hyper(result, &amount);
        return RPC_SUCCESS;
    }
    return RPC_PROC_UNAVAIL;
}
