// defines setlocale localeconv
#include <ringside/sys.h>
#include <locale.h>

char *setlocale(int category, const char *locale)
{
    if (category < 0 || category > LC_ALL)
        return NULL;
    if (locale && *locale && BUILTIN(strcmp, locale, "C") != 0 && BUILTIN(strcmp, locale, "POSIX") != 0)
        return NULL;
    return "C";
}

struct lconv *localeconv(void)
{
    static char none[] = "", point[] = ".";
    static struct lconv c = { point, none, none, none, none, none, none, none, none, none, 127, 127, 127, 127, 127, 127,
                              127, 127, 127, 127, 127, 127, 127, 127 };
    return &c;
}
