// defines mallopt malloc_trim
#include <malloc.h>

int mallopt(int parameter, int value)
{
    return parameter >= M_ARENA_MAX && parameter <= M_MXFAST && parameter != 0;
}

/* Nothing is kept back that could be given to the system. */
int malloc_trim(size_t pad)
{
    return 0;
}
