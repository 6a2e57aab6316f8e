#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    struct timespec t = { 0, 1000 };
    nanosleep(&t, NULL);
    usleep(1000);
    char *copy = strdup("a,b"), *word = strsep(&copy, ",");
    char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (strcasecmp(word, p) == 0)
        srandom(1);
    return vfork();
}
