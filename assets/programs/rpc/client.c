/* client HOST -- opens an account in the bank of that host and puts something in three times. */
#include <stdio.h>
#include <unistd.h>
#include "bank.h"

static void check(const char *what, enum rpc_stat stat)
{
    if (stat == RPC_SUCCESS)
        return;
    fprintf(stderr, "client: %s: %s\n", what, rpc_text(stat));
    _exit(1);
}

int main(int argc, char *argv[])
{
    struct rpc_client bank;
    const char *host = argc > 1 ? argv[1] : "localhost";
    int account;
    int64_t now;
    enum rpc_stat stat;
    /* The server may not have registered yet. */
    for (int i = 0; (stat = rpc_open(&bank, host, BANK, BANK_FIRST)) == RPC_NOT_REGISTERED && i < 5; i++)
        sleep(1);
    check(host, stat);
    check("open", bank_open(&bank, "Ada", &account));
    printf("account %d\n", account);
    for (int i = 1; i <= 3; i++) {
        check("deposit", bank_deposit(&bank, account, 1000000000000 * i, &now));
        printf("deposited: %lld\n", (long long)now);
    }
    check("balance", bank_balance(&bank, account, &now));
    printf("balance %lld\n", (long long)now);
    stat = bank_balance(&bank, 7, &now);
    printf("no such account: %s, %lld\n", rpc_text(stat), (long long)now);
    stat = rpc_call(&bank, 99, NULL, NULL, NULL, NULL);
    printf("no such procedure: %s\n", rpc_text(stat));
    rpc_close(&bank);
    check(host, rpc_open(&bank, host, BANK, BANK_FIRST));
    bank.version = 2;
    stat = bank_balance(&bank, account, &now);
    printf("version 2: %s\n", rpc_text(stat));
    rpc_close(&bank);
    stat = rpc_open(&bank, host, BANK + 1, 1);
    printf("another program: %s\n", rpc_text(stat));
    return 0;
}
