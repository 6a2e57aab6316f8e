// defines setlocale localeconv __ctype_get_mb_cur_max __locale_asked __locale_names __locale_use
/* Model: besides "C" and "POSIX" there are "C.UTF-8" and "en_US.UTF-8", which differ from it only in what a character
   is (locale(7)). */
#include <ringside/sys.h>
#include <locale.h>

extern char **environ;

static const char *const labels[] = { "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES" };
static const char *names[LC_ALL] = { "C", "C", "C", "C", "C", "C" };

/* A locale by any of its names; null: there is no such one. */
static const char *known(const char *name)
{
    static const char *const all[] = { "C", "C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8" };
    if (BUILTIN(strcmp, name, "POSIX") == 0)
        return "C";
    for (int i = 0; i < 5; i++)
        if (BUILTIN(strcmp, name, all[i]) == 0)
            return all[i];
    return NULL;
}

static const char *variable(const char *name)
{
    size_t n = BUILTIN(strlen, name);
    for (char **e = environ; e && *e; e++)
        if (BUILTIN(strncmp, *e, name, n) == 0 && (*e)[n] == '=' && (*e)[n + 1])
            return *e + n + 1;
    return NULL;
}

/* What the environment says of a category. */
static const char *asked(int category)
{
    const char *value = variable("LC_ALL");
    if (!value)
        value = variable(labels[category]);
    if (!value)
        value = variable("LANG");
    return value ? value : "C";
}

/* The name that a locale has in a category, for newlocale(3): "" asks the environment. Null: there is no such one. */
const char *__locale_asked(int category, const char *locale)
{
    return known(*locale ? locale : asked(category));
}

const char *const *__locale_names(void)
{
    return names;
}

/* Makes a locale's names the current ones; null: those of setlocale(3). */
void __locale_use(const char *const *other)
{
    __utf8 = (other ? other : names)[LC_CTYPE][1] != '\0';
}

char *setlocale(int category, const char *locale)
{
    static char text[512];
    if (category < 0 || category > LC_ALL)
        return NULL;
    int first = category == LC_ALL ? 0 : category, last = category == LC_ALL ? LC_ALL - 1 : category;
    if (locale) {
        const char *found[LC_ALL];
        for (int i = first; i <= last; i++)
            if (!(found[i] = known(*locale ? locale : asked(i))))
                return NULL;
        for (int i = first; i <= last; i++)
            names[i] = found[i];
        __utf8 = names[LC_CTYPE][1] != '\0';
    }
    int same = 1;
    for (int i = first; i <= last; i++)
        same &= names[i] == names[first];
    if (same)
        return (char *)names[first];
    char *p = text;
    for (int i = 0; i < LC_ALL; i++) {
        const char *parts[] = { labels[i], "=", names[i], ";" };
        for (int k = 0; k < 4; k++) {
            size_t n = BUILTIN(strlen, parts[k]);
            BUILTIN(memcpy, p, parts[k], n);
            p += n;
        }
    }
    const char *rest = "LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;LC_IDENTIFICATION=C";
    size_t n = BUILTIN(strlen, rest);
    BUILTIN(memcpy, p, rest, n + 1);
    return text;
}

size_t __ctype_get_mb_cur_max(void)
{
    return __utf8 ? 6 : 1;
}

struct lconv *localeconv(void)
{
    static char none[] = "", point[] = ".";
    static struct lconv c = { point, none, none, none, none, none, none, none, none, none, 127, 127, 127, 127, 127, 127,
                              127, 127, 127, 127, 127, 127, 127, 127 };
    return &c;
}
