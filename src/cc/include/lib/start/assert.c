// defines __assert_fail
#include <ringside/sys.h>
#include <stdio.h>

extern char *__progname;
_Noreturn void abort(void);

/* assert(3). The sentence is glibc's. */
_Noreturn void __assert_fail(const char *assertion, const char *file, unsigned line, const char *function)
{
    BUILTIN(assert_failed, assertion, file, line, function);
    fflush(NULL);
    fprintf(stderr, "%s%s%s:%u: %s%sAssertion `%s' failed.\n", __progname ? __progname : "", __progname ? ": " : "",
            file, line, function ? function : "", function ? ": " : "", assertion);
    abort();
}
