// defines strfmon
/* In the locale "C": no currency, no grouping, two digits behind the point, `-` for what is negative. */
#include <ringside/sys.h>
#include <errno.h>
#include <monetary.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ssize_t strfmon(char *restrict s, size_t max, const char *restrict format, ...)
{
    va_list args;
    size_t used = 0;
    va_start(args, format);
    for (; *format; format++) {
        char piece[512] = { *format, '\0' };
        size_t n = 1;
        if (*format == '%') {
            int fill = ' ', left = 0, bracket = 0, width = 0, before = -1, after = 2, is_long = 0;
            for (format++;; format++) {
                if (*format == '=' && format[1])
                    fill = *++format;
                else if (*format == '-')
                    left = 1;
                else if (*format == '(')
                    bracket = 1;
                else if (*format != '^' && *format != '!' && *format != '+')
                    break;
            }
            width = strtol(format, (char **)&format, 10);
            if (*format == '#')
                before = strtol(format + 1, (char **)&format, 10);
            if (*format == '.')
                after = strtol(format + 1, (char **)&format, 10);
            if (*format == 'L')
                is_long = *format++ != 0;
            if (*format == 'n' || *format == 'i') {
                double value = is_long ? (double)va_arg(args, long double) : va_arg(args, double);
                int negative = value < 0;
                char digits[400], *p = piece;
                snprintf(digits, sizeof digits, "%.*f", after, negative ? -value : value);
                int whole = strcspn(digits, ".");
                if (negative)
                    *p++ = bracket ? '(' : '-';
                else if (before >= 0)
                    *p++ = ' ';
                for (int i = whole; i < before && p < piece + 64; i++)
                    *p++ = fill;
                p += snprintf(p, sizeof piece - (p - piece) - 1, "%s", digits);
                if (bracket && (negative || before >= 0))
                    *p++ = negative ? ')' : ' ';
                n = p - piece;
                if ((int)n < width && width < (int)sizeof piece) {
                    if (!left)
                        memmove(piece + width - n, piece, n);
                    memset(left ? piece + n : piece, ' ', width - n);
                    n = width;
                }
            } else if (*format != '%') {
                va_end(args);
                errno = EINVAL;
                return -1;
            }
        }
        if (used + n >= max) {
            va_end(args);
            errno = E2BIG;
            return -1;
        }
        memcpy(s + used, piece, n);
        used += n;
    }
    va_end(args);
    if (used >= max) {
        errno = E2BIG;
        return -1;
    }
    s[used] = '\0';
    return used;
}
