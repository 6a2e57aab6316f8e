// defines envz_entry envz_get envz_add envz_merge envz_remove envz_strip
#include <ringside/sys.h>
#include <envz.h>
#include <string.h>

/* The length of a name, up to `=` or the end. */
static size_t name_length(const char *entry)
{
    return strcspn(entry, "=");
}

char *envz_entry(const char *restrict envz, size_t length, const char *restrict name)
{
    size_t n = name_length(name);
    for (const char *p = envz; p < envz + length; p += strlen(p) + 1)
        if (strncmp(p, name, n) == 0 && (p[n] == '\0' || p[n] == '='))
            return (char *)p;
    return NULL;
}

/* An entry without `=` has no value. */
char *envz_get(const char *restrict envz, size_t length, const char *restrict name)
{
    char *entry = envz_entry(envz, length, name);
    if (!entry || !entry[name_length(entry)])
        return NULL;
    return entry + name_length(entry) + 1;
}

void envz_remove(char **restrict envz, size_t *restrict length, const char *restrict name)
{
    char *entry = envz_entry(*envz, *length, name);
    if (entry)
        argz_delete(envz, length, entry);
}

error_t envz_add(char **restrict envz, size_t *restrict length, const char *restrict name, const char *restrict value)
{
    envz_remove(envz, length, name);
    if (!value)
        return argz_add(envz, length, name);
    if (argz_append(envz, length, name, strlen(name)) || argz_append(envz, length, "=", 1)
        || argz_append(envz, length, value, strlen(value) + 1))
        return ENOMEM;
    return 0;
}

error_t envz_merge(char **restrict envz, size_t *restrict length, const char *restrict other, size_t size, int override)
{
    for (const char *p = other; p < other + size; p += strlen(p) + 1) {
        char *old = envz_entry(*envz, *length, p);
        if (old && !override)
            continue;
        if (old)
            argz_delete(envz, length, old);
        if (argz_add(envz, length, p))
            return ENOMEM;
    }
    return 0;
}

/* Takes away the entries without a value. */
void envz_strip(char **restrict envz, size_t *restrict length)
{
    char *to = *envz;
    for (char *p = *envz, *end = *envz + *length; p < end;) {
        size_t n = strlen(p) + 1;
        if (p[name_length(p)] == '=') {
            memmove(to, p, n);
            to += n;
        }
        p += n;
    }
    *length = to - *envz;
}
