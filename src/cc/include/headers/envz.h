/* envz.h -- vectors of NAME=VALUE as argz.h keeps them (envz_add(3)). */
#ifndef _ENVZ_H
#define _ENVZ_H 1
#include <argz.h>
char *envz_entry(const char *restrict envz, size_t length, const char *restrict name);
char *envz_get(const char *restrict envz, size_t length, const char *restrict name);
error_t envz_add(char **restrict envz, size_t *restrict length, const char *restrict name, const char *restrict value);
error_t envz_merge(char **restrict envz, size_t *restrict length, const char *restrict other, size_t size,
                   int override);
void envz_remove(char **restrict envz, size_t *restrict length, const char *restrict name);
void envz_strip(char **restrict envz, size_t *restrict length);
#endif
