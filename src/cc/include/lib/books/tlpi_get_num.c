// defines getLong getInt
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#define GN_NONNEG 01
#define GN_GT_0 02
#define GN_ANY_BASE 0100
#define GN_BASE_8 0200
#define GN_BASE_16 0400

static void fail(const char *function, const char *why, const char *arg, const char *name)
{
    fprintf(stderr, "%s error", function);
    if (name)
        fprintf(stderr, " (in %s)", name);
    fprintf(stderr, ": %s\n", why);
    if (arg && *arg)
        fprintf(stderr, "        offending text: %s\n", arg);
    exit(EXIT_FAILURE);
}

static long get(const char *function, const char *arg, int flags, const char *name)
{
    char *end;
    if (!arg || !*arg)
        fail(function, "null or empty string", arg, name);
    errno = 0;
    long n = strtol(arg, &end, flags & GN_ANY_BASE ? 0 : flags & GN_BASE_8 ? 8 : flags & GN_BASE_16 ? 16 : 10);
    if (errno != 0)
        fail(function, "strtol() failed", arg, name);
    if (*end)
        fail(function, "nonnumeric characters", arg, name);
    if (flags & GN_NONNEG && n < 0)
        fail(function, "negative value not allowed", arg, name);
    if (flags & GN_GT_0 && n <= 0)
        fail(function, "value must be > 0", arg, name);
    return n;
}

long getLong(const char *arg, int flags, const char *name)
{
    return get("getLong", arg, flags, name);
}

int getInt(const char *arg, int flags, const char *name)
{
    long n = get("getInt", arg, flags, name);
    if (n > INT_MAX || n < INT_MIN)
        fail("getInt", "integer out of range", arg, name);
    return n;
}
