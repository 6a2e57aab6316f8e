/* mcheck.h -- looking for mistakes with the heap (mcheck(3), mtrace(3)). */
#ifndef _MCHECK_H
#define _MCHECK_H 1
#include <features.h>
enum mcheck_status { MCHECK_DISABLED = -1, MCHECK_OK, MCHECK_FREE, MCHECK_HEAD, MCHECK_TAIL };
int mcheck(void (*abort_function)(enum mcheck_status status));
int mcheck_pedantic(void (*abort_function)(enum mcheck_status status));
void mcheck_check_all(void);
enum mcheck_status mprobe(void *block);
void mtrace(void);
void muntrace(void);
#endif
