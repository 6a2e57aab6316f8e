// defines strptime
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <time.h>

static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
                                      "September", "October", "November", "December" };

static int blank(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *number(const char *s, int max_digits, int low, int high, int *value)
{
    int v = 0, n = 0;
    while (blank(*s))
        s++;
    for (; n < max_digits && *s >= '0' && *s <= '9'; n++)
        v = v * 10 + *s++ - '0';
    *value = v;
    return n && v >= low && v <= high ? s : NULL;
}

static const char *word(const char *s, const char *const *words, int count, int *value)
{
    for (int i = 0; i < count; i++) {
        size_t n = BUILTIN(strlen, words[i]);
        if (BUILTIN(strncasecmp, s, words[i], n) != 0 && BUILTIN(strncasecmp, s, words[i], n = 3) != 0)
            continue;
        *value = i;
        return s + n;
    }
    return NULL;
}

char *strptime(const char *restrict s, const char *restrict format, struct tm *restrict tm)
{
    int v, afternoon = -1, date = 0, weekday = 0;
    for (; *format && s; format++) {
        if (blank(*format)) {
            while (blank(*s))
                s++;
            continue;
        }
        if (*format != '%') {
            if (*s++ != *format)
                return NULL;
            continue;
        }
        switch (*++format) {
        case '%': s = *s == '%' ? s + 1 : NULL; break;
        case 'a': case 'A': s = word(s, days, 7, &tm->tm_wday); weekday = 1; break;
        case 'b': case 'B': case 'h': s = word(s, months, 12, &tm->tm_mon); date = 1; break;
        case 'd': case 'e': s = number(s, 2, 1, 31, &tm->tm_mday); date = 1; break;
        case 'm': if ((s = number(s, 2, 1, 12, &v))) tm->tm_mon = v - 1; date = 1; break;
        case 'Y': if ((s = number(s, 4, 0, 9999, &v))) tm->tm_year = v - 1900; date = 1; break;
        case 'y': if ((s = number(s, 2, 0, 99, &v))) tm->tm_year = v < 69 ? v + 100 : v; date = 1; break;
        case 'H': case 'k': s = number(s, 2, 0, 23, &tm->tm_hour); break;
        case 'I': case 'l': if ((s = number(s, 2, 1, 12, &v))) tm->tm_hour = v % 12; break;
        case 'M': s = number(s, 2, 0, 59, &tm->tm_min); break;
        case 'S': s = number(s, 2, 0, 60, &tm->tm_sec); break;
        case 'j': if ((s = number(s, 3, 1, 366, &v))) tm->tm_yday = v - 1; break;
        case 'p':
            afternoon = (*s | 32) == 'p';
            s = ((*s | 32) == 'a' || afternoon) && (s[1] | 32) == 'm' ? s + 2 : NULL;
            break;
        case 'T': s = strptime(s, "%H:%M:%S", tm); break;
        case 'R': s = strptime(s, "%H:%M", tm); break;
        case 'D': s = strptime(s, "%m/%d/%y", tm); date = 1; break;
        case 'F': s = strptime(s, "%Y-%m-%d", tm); date = 1; break;
        case 'n': case 't': while (blank(*s)) s++; break;
        default: return NULL;
        }
    }
    if (s && afternoon > 0 && tm->tm_hour < 12)
        tm->tm_hour += 12;
    if (s && date) {
        struct tm copy = { .tm_mday = tm->tm_mday, .tm_mon = tm->tm_mon, .tm_year = tm->tm_year };
        timegm(&copy);
        if (!weekday)
            tm->tm_wday = copy.tm_wday;
        tm->tm_yday = copy.tm_yday;
    }
    return (char *)s;
}
