// defines __assert_fail __assert_perror_fail
#include <ringside/sys.h>
#include <stdio.h>
#include <string.h>

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

/* assert_perror: an error that must not be. */
_Noreturn void __assert_perror_fail(int error, const char *file, unsigned line, const char *function)
{
    BUILTIN(assert_failed, strerror(error), file, line, function);
    fflush(NULL);
    fprintf(stderr, "%s%s%s:%u: %s%sUnexpected error: %s.\n", __progname ? __progname : "", __progname ? ": " : "",
            file, line, function ? function : "", function ? ": " : "", strerror(error));
    abort();
}
