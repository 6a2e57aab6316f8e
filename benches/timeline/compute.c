// One process that only computes.
#ifndef N
#define N 1000000
#endif

int main(void)
{
    static char composite[5000];
    int primes = 0;
    for (int round = 0; round < N; round++) {
        for (int i = 2; i < 5000; i++)
            composite[i] = 0;
        primes = 0;
        for (int i = 2; i < 5000; i++) {
            if (composite[i])
                continue;
            primes++;
            for (int j = 2 * i; j < 5000; j += i)
                composite[j] = 1;
        }
    }
    return primes % 128;
}
