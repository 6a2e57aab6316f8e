//@ native
/* Integers of 64 bits, and where they come from. */
#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    long long a = 9223372036854775807LL;
    unsigned long long b = 18446744073709551615ULL;
    printf("%lld %llu %llx %llo\n", a, b, b, b);
    printf("%zu %zu %zu\n", sizeof(long long), sizeof 1LL, sizeof 5000000000);
    int i = 100000;
    printf("%lld %d\n", (long long)i * i, (int)((long long)i * i));
    printf("%lld %lld\n", a / 10, -a % 10);
    printf("%llu %lld\n", b / 3, (long long)(b >> 1));
    printf("%lld %lld\n", LLONG_MIN, LLONG_MIN / 2 >> 1);
    printf("%d %d\n", -1 < 1u, -1LL < 1u);
    uint64_t hash = 14695981039346656037u;
    for (const char *s = "ringside"; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211u;
    printf("%" PRIu64 " %016" PRIx64 "\n", hash, hash);
    int64_t m = INT64_C(-5000000000);
    printf("%" PRId64 " %" PRIdMAX "\n", m, (intmax_t)m);
    printf("%lld\n", 1LL << 40 | 1);
    long long n;
    sscanf("-123456789012345", "%lld", &n);
    printf("%lld\n", -n);
    return 0;
}
