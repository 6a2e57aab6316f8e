/* print_wait_status.h (TLPI) */
#ifndef PRINT_WAIT_STATUS_H
#define PRINT_WAIT_STATUS_H
#include <sys/wait.h>
void printWaitStatus(const char *msg, int status);
#endif
