/* bank_proc.c -- the procedures, as they would be written without any network. */
#include <string.h>
#include "bank.h"

static struct account {
    char owner[NAME];
    int64_t balance;
} accounts[8];
static int count;

/* The account's number, or -1. */
int open_account(const char *name)
{
    if (count == 8)
        return -1;
    strcpy(accounts[count].owner, name);
    return count++;
}

/* What is in the account afterwards, or -1. */
int64_t deposit(int account, int64_t amount)
{
    if (account < 0 || account >= count)
        return -1;
    return accounts[account].balance += amount;
}

int64_t balance(int account)
{
    return account < 0 || account >= count ? -1 : accounts[account].balance;
}
