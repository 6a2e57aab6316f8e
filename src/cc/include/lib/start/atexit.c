// defines atexit on_exit
#include <ringside/sys.h>

/* Called in the reverse order of their registration; one may register another, which comes next. fork(2) copies the
   list, exec drops it. */
struct function {
    void (*call)(int status, void *arg);
    void *arg;
    int plain;
};
static struct function first[32], *functions = first;
static int count, room = 32;

extern void (*__exit_functions)(int status);

static void run(int status)
{
    for (;;) {
        LIBRARY_LOCK();
        struct function f = { 0 };
        if (count > 0)
            f = functions[--count];
        LIBRARY_UNLOCK();
        if (!f.call)
            return;
        if (f.plain)
            ((void (*)(void))f.call)();
        else
            f.call(status, f.arg);
    }
}

static int grow(void)
{
    struct function *more = (struct function *)BUILTIN(malloc, 2 * room * sizeof *more);
    if (!more)
        return -1;
    BUILTIN(memcpy, more, functions, count * sizeof *more);
    if (functions != first)
        BUILTIN(free, functions);
    functions = more;
    room *= 2;
    return 0;
}

static int add(void (*call)(int, void *), void *arg, int plain)
{
    LIBRARY_LOCK();
    int result = count == room ? grow() : 0;
    if (result == 0)
        functions[count++] = (struct function){ call, arg, plain };
    __exit_functions = run;
    LIBRARY_UNLOCK();
    return result;
}

int atexit(void (*function)(void))
{
    return add((void (*)(int, void *))function, NULL, 1);
}

int on_exit(void (*function)(int, void *), void *arg)
{
    return add(function, arg, 0);
}
