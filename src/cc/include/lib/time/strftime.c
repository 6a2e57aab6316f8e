// defines strftime
#include <ringside/sys.h>
#include <time.h>

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);

static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
                                      "September", "October", "November", "December" };

static int is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Week and year of ISO 8601: weeks begin on Monday, week 1 has the year's first Thursday. */
static int iso_week(const struct tm *tm, int *year)
{
    int monday_first = (tm->tm_wday + 6) % 7, week = (tm->tm_yday - monday_first + 10) / 7;
    *year = tm->tm_year + 1900;
    if (week < 1) {
        --*year;
        int yday = tm->tm_yday + 365 + is_leap(*year);
        return (yday - monday_first + 10) / 7;
    }
    if (week == 53 && tm->tm_yday - monday_first + 3 >= 365 + is_leap(*year)) {
        ++*year;
        return 1;
    }
    return week;
}

size_t strftime(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm)
{
    char piece[64];
    size_t n = 0;
    for (; *format; format++) {
        const char *text = piece;
        int pad = 0, upper = 0, year, hour12 = tm->tm_hour % 12 ? tm->tm_hour % 12 : 12;
        if (*format != '%') {
            piece[0] = *format;
            piece[1] = '\0';
        } else {
            format++;
            for (; *format == '-' || *format == '_' || *format == '0' || *format == '^'; format++)
                if (*format == '^')
                    upper = 1;
                else
                    pad = *format;
            if (*format == 'E' || *format == 'O')
                format++;
#define NUMBER(v, width) snprintf(piece, sizeof piece, pad == '-' ? "%.1d" : pad == '_' ? "%" #width "d" : "%0" #width "d", (int)(v))
#define SPACED(v) snprintf(piece, sizeof piece, pad == '-' ? "%d" : pad == '0' ? "%02d" : "%2d", (int)(v))
            switch (*format) {
            case 'a': snprintf(piece, sizeof piece, "%.3s", tm->tm_wday < 0 || tm->tm_wday > 6 ? "?" : days[tm->tm_wday]); break;
            case 'A': text = tm->tm_wday < 0 || tm->tm_wday > 6 ? "?" : days[tm->tm_wday]; break;
            case 'b': case 'h': snprintf(piece, sizeof piece, "%.3s", tm->tm_mon < 0 || tm->tm_mon > 11 ? "?" : months[tm->tm_mon]); break;
            case 'B': text = tm->tm_mon < 0 || tm->tm_mon > 11 ? "?" : months[tm->tm_mon]; break;
            case 'c': strftime(piece, sizeof piece, "%a %b %e %H:%M:%S %Y", tm); break;
            case 'C': NUMBER((tm->tm_year + 1900) / 100, 2); break;
            case 'd': NUMBER(tm->tm_mday, 2); break;
            case 'D': case 'x': strftime(piece, sizeof piece, "%m/%d/%y", tm); break;
            case 'e': SPACED(tm->tm_mday); break;
            case 'F': snprintf(piece, sizeof piece, "%d-%02d-%02d", tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday); break;
            case 'g': iso_week(tm, &year); NUMBER(year % 100, 2); break;
            case 'G': iso_week(tm, &year); NUMBER(year, 1); break;
            case 'H': NUMBER(tm->tm_hour, 2); break;
            case 'I': NUMBER(hour12, 2); break;
            case 'j': NUMBER(tm->tm_yday + 1, 3); break;
            case 'k': SPACED(tm->tm_hour); break;
            case 'l': SPACED(hour12); break;
            case 'm': NUMBER(tm->tm_mon + 1, 2); break;
            case 'M': NUMBER(tm->tm_min, 2); break;
            case 'n': text = "\n"; break;
            case 'p': text = tm->tm_hour >= 12 ? "PM" : "AM"; break;
            case 'P': text = tm->tm_hour >= 12 ? "pm" : "am"; break;
            case 'r': strftime(piece, sizeof piece, "%I:%M:%S %p", tm); break;
            case 'R': strftime(piece, sizeof piece, "%H:%M", tm); break;
            case 's': { struct tm copy = *tm; snprintf(piece, sizeof piece, "%ld", mktime(&copy)); break; }
            case 'S': NUMBER(tm->tm_sec, 2); break;
            case 't': text = "\t"; break;
            case 'T': case 'X': strftime(piece, sizeof piece, "%H:%M:%S", tm); break;
            case 'u': NUMBER(tm->tm_wday ? tm->tm_wday : 7, 1); break;
            case 'U': NUMBER((tm->tm_yday + 7 - tm->tm_wday) / 7, 2); break;
            case 'V': NUMBER(iso_week(tm, &year), 2); break;
            case 'w': NUMBER(tm->tm_wday, 1); break;
            case 'W': NUMBER((tm->tm_yday + 7 - (tm->tm_wday + 6) % 7) / 7, 2); break;
            case 'y': NUMBER(((tm->tm_year + 1900) % 100 + 100) % 100, 2); break;
            case 'Y': NUMBER(tm->tm_year + 1900, 1); break;
            case 'z': snprintf(piece, sizeof piece, "+0000"); break;
            case 'Z': text = tm->tm_zone ? tm->tm_zone : "UTC"; break;
            case '%': text = "%"; break;
            case '\0': format--; text = "%"; break;
            default: snprintf(piece, sizeof piece, "%%%c", *format);
            }
        }
        size_t k = BUILTIN(strlen, text);
        if (n + k >= size)
            return 0;
        for (size_t i = 0; i < k; i++)
            s[n + i] = upper && text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i];
        n += k;
    }
    if (n >= size)
        return 0;
    s[n] = '\0';
    return n;
}
