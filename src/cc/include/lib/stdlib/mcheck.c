// defines mcheck mcheck_pedantic mcheck_check_all mprobe mtrace muntrace
/* As in glibc since 2.34, where a program that is not run with libc_malloc_debug.so has nothing behind these names:
   mcheck fails, mtrace writes nothing. The machine checks every access to the heap anyway. */
#include <mcheck.h>

int mcheck(void (*abort_function)(enum mcheck_status)) { return -1; }
int mcheck_pedantic(void (*abort_function)(enum mcheck_status)) { return -1; }
void mcheck_check_all(void) {}
enum mcheck_status mprobe(void *block) { return MCHECK_DISABLED; }
void mtrace(void) {}
void muntrace(void) {}
