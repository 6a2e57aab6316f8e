// defines pthread_once
#include <ringside/sys.h>
#include <ringside/pthread_types.h>

int pthread_once(pthread_once_t *once, void (*function)(void))
{
    if (SYS(once_begin, once) == 1) {
        function();
        SYS(once_end, once);
    }
    return 0;
}
