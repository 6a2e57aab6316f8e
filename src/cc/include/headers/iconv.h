/* iconv.h -- texts from one encoding to another (iconv(3)). */
#ifndef _ICONV_H
#define _ICONV_H 1
#include <stddef.h>
typedef void *iconv_t;
iconv_t iconv_open(const char *to, const char *from);
size_t iconv(iconv_t cd, char **restrict in, size_t *restrict left, char **restrict out, size_t *restrict room);
int iconv_close(iconv_t cd);
#endif
