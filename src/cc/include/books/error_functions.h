/* error_functions.h (TLPI) -- messages about errors: `ERROR [ENOENT No such file or directory] text`. */
#ifndef ERROR_FUNCTIONS_H
#define ERROR_FUNCTIONS_H
#define NORETURN __attribute__((__noreturn__))
void errMsg(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void errExit(const char *format, ...) NORETURN __attribute__((__format__(__printf__, 1, 2)));
void err_exit(const char *format, ...) NORETURN __attribute__((__format__(__printf__, 1, 2)));
void errExitEN(int errnum, const char *format, ...) NORETURN __attribute__((__format__(__printf__, 2, 3)));
void fatal(const char *format, ...) NORETURN __attribute__((__format__(__printf__, 1, 2)));
void usageErr(const char *format, ...) NORETURN __attribute__((__format__(__printf__, 1, 2)));
void cmdLineErr(const char *format, ...) NORETURN __attribute__((__format__(__printf__, 1, 2)));
#endif
