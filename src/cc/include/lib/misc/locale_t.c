// defines newlocale duplocale freelocale uselocale
/* Model: a locale in use is that of all threads; in glibc it is the calling thread's. */
#include <ringside/sys.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>

struct __locale {
    const char *names[LC_ALL];
};

const char *__locale_asked(int category, const char *locale);
const char *const *__locale_names(void);
void __locale_use(const char *const *names);

static locale_t current = LC_GLOBAL_LOCALE;

locale_t newlocale(int mask, const char *locale, locale_t base)
{
    struct __locale made;
    if (mask & ~(LC_ALL_MASK | 1 << LC_ALL) || !locale) {
        errno = EINVAL;
        return NULL;
    }
    for (int i = 0; i < LC_ALL; i++) {
        made.names[i] = base ? base->names[i] : "C";
        if (mask & (1 << i | 1 << LC_ALL) && !(made.names[i] = __locale_asked(i, locale))) {
            errno = ENOENT;
            return NULL;
        }
    }
    if (!base && !(base = malloc(sizeof *base)))
        return NULL;
    *base = made;
    return base;
}

locale_t duplocale(locale_t locale)
{
    locale_t copy = malloc(sizeof *copy);
    for (int i = 0; copy && i < LC_ALL; i++)
        copy->names[i] = locale == LC_GLOBAL_LOCALE ? __locale_names()[i] : locale->names[i];
    return copy;
}

void freelocale(locale_t locale)
{
    free(locale);
}

/* Null asks only. Gives the one before. */
locale_t uselocale(locale_t locale)
{
    locale_t before = current;
    if (locale) {
        current = locale;
        __locale_use(locale == LC_GLOBAL_LOCALE ? NULL : locale->names);
    }
    return before;
}
