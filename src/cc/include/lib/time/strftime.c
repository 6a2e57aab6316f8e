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

/* A conversion as it stands in the format: `%_10Y`. */
struct conversion {
    char pad;    /* '-', '_', '0', or 0: as the conversion likes it */
    int upper;   /* ^ */
    int other;   /* #: the other case */
    int width;
};

/* A number of so many digits at least. */
static void number(char *piece, struct conversion *how, int digits, char pad, long v)
{
    if (how->pad)
        pad = how->pad;
    if (pad == '-') {
        digits = 1;
    } else {
        if (how->width > digits)
            digits = how->width;
        how->width = 0;
    }
    snprintf(piece, 512, pad == '_' ? "%*ld" : "%0*ld", digits, v);
}

/* Seconds east of Greenwich as hours and minutes. */
static void zone(char *piece, struct conversion *how, long offset)
{
    long minutes = (offset < 0 ? -offset : offset) / 60;
    int before = how->width > 1 ? how->width - 1 : 0; /* the sign is padded too */
    for (int i = 0; i < before; i++)
        *piece++ = how->pad == '0' ? '0' : ' ';
    *piece++ = offset < 0 ? '-' : '+';
    minutes = minutes / 60 * 100 + minutes % 60;
    if (how->pad == '-')
        snprintf(piece, 256, "%*ld", how->width, minutes);
    else
        number(piece, how, 4, '0', minutes);
}

/* Whether a conversion has no such alternative: `%Ea`, `%OY`. */
static int has_no(int alternative, char conversion)
{
    const char *without = alternative == 'E' ? "aAbBdDeFgGhHIjklmMSUVwW" : "aAcDFxXY";
    return alternative && BUILTIN(strchr, without, conversion);
}

static long floor_by(long a, long b) { return (a - ((a % b) + b) % b) / b; }

size_t strftime(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm)
{
    char piece[512];
    size_t n = 0;
    tzset();
    for (; *format; format++) {
        const char *text = piece, *start = format;
        struct conversion how = { 0 };
        int lower = 0, alternative = 0, year, hour12 = tm->tm_hour % 12 ? tm->tm_hour % 12 : 12;
        if (*format != '%') {
            piece[0] = *format;
            piece[1] = '\0';
        } else {
            format++;
            for (; *format == '-' || *format == '_' || *format == '0' || *format == '^' || *format == '#'; format++)
                if (*format == '^')
                    how.upper = 1;
                else if (*format == '#')
                    how.other = 1;
                else
                    how.pad = *format;
            for (; *format >= '0' && *format <= '9'; format++)
                how.width = how.width < 100 ? 10 * how.width + *format - '0' : how.width;
            /* The locale's other way to write it, which is the same here; not everything has one. */
            if (*format == 'E' || *format == 'O')
                alternative = *format++;
#define NUMBER(v, digits) number(piece, &how, digits, '0', v)
#define SPACED(v) number(piece, &how, 2, '_', v)
#define LIKE(format) piece[strftime(piece, sizeof piece, format, tm)] = '\0'
            switch (has_no(alternative, *format) ? '?' : *format) {
            case 'a': how.upper |= how.other; snprintf(piece, sizeof piece, "%.3s", tm->tm_wday < 0 || tm->tm_wday > 6 ? "?" : days[tm->tm_wday]); break;
            case 'A': how.upper |= how.other; text = tm->tm_wday < 0 || tm->tm_wday > 6 ? "?" : days[tm->tm_wday]; break;
            case 'b': case 'h': how.upper |= how.other; snprintf(piece, sizeof piece, "%.3s", tm->tm_mon < 0 || tm->tm_mon > 11 ? "?" : months[tm->tm_mon]); break;
            case 'B': how.upper |= how.other; text = tm->tm_mon < 0 || tm->tm_mon > 11 ? "?" : months[tm->tm_mon]; break;
            case 'c': LIKE("%a %b %e %H:%M:%S %Y"); break;
            case 'C': NUMBER(floor_by(tm->tm_year + 1900L, 100), 2); break;
            case 'd': NUMBER(tm->tm_mday, 2); break;
            case 'D': case 'x': LIKE("%m/%d/%y"); break;
            case 'e': SPACED(tm->tm_mday); break;
            case 'F': LIKE("%Y-%m-%d"); break;
            case 'g': iso_week(tm, &year); NUMBER((year % 100 + 100) % 100, 2); break;
            case 'G': iso_week(tm, &year); NUMBER(year, 1); break;
            case 'H': NUMBER(tm->tm_hour, 2); break;
            case 'I': NUMBER(hour12, 2); break;
            case 'j': NUMBER(tm->tm_yday + 1, 3); break;
            case 'k': SPACED(tm->tm_hour); break;
            case 'l': SPACED(hour12); break;
            case 'm': NUMBER(tm->tm_mon + 1, 2); break;
            case 'M': NUMBER(tm->tm_min, 2); break;
            case 'n': text = "\n"; break;
            case 'p': text = tm->tm_hour >= 12 ? "PM" : "AM"; lower = how.other; break;
            case 'P': text = tm->tm_hour >= 12 ? "PM" : "AM"; lower = 1; break;
            case 'r': LIKE("%I:%M:%S %p"); break;
            case 'R': LIKE("%H:%M"); break;
            case 's': { struct tm copy = *tm; snprintf(piece, sizeof piece, "%ld", mktime(&copy)); break; }
            case 'S': NUMBER(tm->tm_sec, 2); break;
            case 't': text = "\t"; break;
            case 'T': case 'X': LIKE("%H:%M:%S"); break;
            case 'u': NUMBER(tm->tm_wday ? tm->tm_wday : 7, 1); break;
            case 'U': NUMBER((tm->tm_yday + 7 - tm->tm_wday) / 7, 2); break;
            case 'V': NUMBER(iso_week(tm, &year), 2); break;
            case 'w': NUMBER(tm->tm_wday, 1); break;
            case 'W': NUMBER((tm->tm_yday + 7 - (tm->tm_wday + 6) % 7) / 7, 2); break;
            case 'y': NUMBER(((tm->tm_year + 1900L) % 100 + 100) % 100, 2); break;
            case 'Y': NUMBER(tm->tm_year + 1900L, 1); break;
            case 'z': tm->tm_isdst < 0 ? piece[0] = '\0' : (zone(piece, &how, tm->tm_gmtoff), 0); break;
            case 'Z': text = tm->tm_zone ? tm->tm_zone : ""; lower = how.other; break;
            case '%': text = "%"; break;
            default: /* as it stands */
                format -= *format == '\0';
                snprintf(piece, sizeof piece, "%.*s", (int)(format - start + 1), start);
            }
        }
        size_t k = BUILTIN(strlen, text), room = how.width > (long)k ? how.width - k : 0;
        if (n + k + room >= size)
            return 0;
        for (; room; room--)
            s[n++] = how.pad == '0' ? '0' : ' ';
        for (size_t i = 0; i < k; i++) {
            char c = text[i];
            s[n++] = (how.upper && !lower) && c >= 'a' && c <= 'z' ? c - 32 : lower && c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
    }
    if (n >= size)
        return 0;
    s[n] = '\0';
    return n;
}
