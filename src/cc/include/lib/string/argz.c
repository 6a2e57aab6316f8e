// defines argz_create argz_create_sep argz_count argz_extract argz_stringify argz_append argz_add argz_add_sep argz_delete argz_insert argz_replace argz_next
#include <ringside/sys.h>
#include <argz.h>
#include <stdlib.h>
#include <string.h>

error_t argz_append(char **restrict argz, size_t *restrict length, const char *restrict buf, size_t size)
{
    char *larger = realloc(*argz, *length + size);
    if (!larger && *length + size)
        return ENOMEM;
    memcpy(larger + *length, buf, size);
    *argz = larger;
    *length += size;
    return 0;
}

error_t argz_add(char **restrict argz, size_t *restrict length, const char *restrict string)
{
    return argz_append(argz, length, string, strlen(string) + 1);
}

/* Separators at the beginning and runs of them make no empty strings; one at the end does. */
error_t argz_add_sep(char **restrict argz, size_t *restrict length, const char *restrict string, int sep)
{
    size_t size = strlen(string) + 1;
    if (size == 1)
        return 0;
    char *larger = realloc(*argz, *length + size);
    if (!larger)
        return ENOMEM;
    char *to = larger + *length, *begin = to;
    for (; *string; string++)
        if (*string != sep)
            *to++ = *string;
        else if (to > begin && to[-1] != '\0')
            *to++ = '\0';
    *to++ = '\0';
    *argz = larger;
    *length += to - begin;
    return 0;
}

error_t argz_create_sep(const char *restrict string, int sep, char **restrict argz, size_t *restrict length)
{
    *argz = NULL;
    *length = 0;
    return argz_add_sep(argz, length, string, sep);
}

error_t argz_create(char *const argv[], char **restrict argz, size_t *restrict length)
{
    *argz = NULL;
    *length = 0;
    for (; *argv; argv++)
        if (argz_add(argz, length, *argv))
            return ENOMEM;
    return 0;
}

size_t argz_count(const char *argz, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += argz[i] == '\0';
    return n;
}

void argz_extract(const char *restrict argz, size_t length, char **restrict argv)
{
    for (const char *p = argz; p < argz + length; p += strlen(p) + 1)
        *argv++ = (char *)p;
    *argv = NULL;
}

/* The last string keeps its end. */
void argz_stringify(char *argz, size_t length, int sep)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (argz[i] == '\0')
            argz[i] = sep;
}

char *argz_next(const char *restrict argz, size_t length, const char *restrict entry)
{
    if (!entry)
        return length ? (char *)argz : NULL;
    entry += strlen(entry) + 1;
    return entry < argz + length ? (char *)entry : NULL;
}

void argz_delete(char **restrict argz, size_t *restrict length, char *restrict entry)
{
    if (!entry)
        return;
    size_t size = strlen(entry) + 1;
    memmove(entry, entry + size, *argz + *length - (entry + size));
    *length -= size;
    if (*length == 0) {
        free(*argz);
        *argz = NULL;
    }
}

error_t argz_insert(char **restrict argz, size_t *restrict length, char *restrict before, const char *restrict entry)
{
    if (!before)
        return argz_add(argz, length, entry);
    if (before < *argz || before >= *argz + *length)
        return EINVAL;
    /* Before the whole string that `before` points into. */
    while (before > *argz && before[-1])
        before--;
    size_t at = before - *argz, size = strlen(entry) + 1;
    char *larger = realloc(*argz, *length + size);
    if (!larger)
        return ENOMEM;
    memmove(larger + at + size, larger + at, *length - at);
    memcpy(larger + at, entry, size);
    *argz = larger;
    *length += size;
    return 0;
}

error_t argz_replace(char **restrict argz, size_t *restrict length, const char *restrict from, const char *restrict to,
                     unsigned *restrict count)
{
    char *fresh = NULL;
    size_t used = 0, width = strlen(from), with = strlen(to);
    unsigned n = 0;
    if (width == 0)
        return 0;
    for (char *p = *argz; p < *argz + *length; p += strlen(p) + 1) {
        for (char *rest = p;;) {
            char *hit = strstr(rest, from), *end = hit ? hit : rest + strlen(rest) + 1;
            if (argz_append(&fresh, &used, rest, end - rest) || (hit && argz_append(&fresh, &used, to, with))) {
                free(fresh);
                return ENOMEM;
            }
            if (!hit)
                break;
            n++;
            rest = hit + width;
        }
    }
    if (n) {
        free(*argz);
        *argz = fresh;
        *length = used;
    } else {
        free(fresh);
    }
    if (count)
        *count += n;
    return 0;
}
