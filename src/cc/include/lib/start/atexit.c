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
    while (count > 0) {
        struct function *f = &functions[--count];
        if (f->plain)
            ((void (*)(void))f->call)();
        else
            f->call(status, f->arg);
    }
}

static int add(void (*call)(int, void *), void *arg, int plain)
{
    if (count == room) {
        struct function *more = (struct function *)BUILTIN(malloc, 2 * room * sizeof *more);
        if (!more)
            return -1;
        BUILTIN(memcpy, more, functions, count * sizeof *more);
        if (functions != first)
            BUILTIN(free, functions);
        functions = more;
        room *= 2;
    }
    functions[count].call = call;
    functions[count].arg = arg;
    functions[count++].plain = plain;
    __exit_functions = run;
    return 0;
}

int atexit(void (*function)(void))
{
    return add((void (*)(int, void *))function, NULL, 1);
}

int on_exit(void (*function)(int, void *), void *arg)
{
    return add(function, arg, 0);
}
