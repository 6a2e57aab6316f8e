// defines strftime_l
#include <time.h>

size_t strftime_l(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm,
                  locale_t locale)
{
    return strftime(s, size, format, tm);
}
