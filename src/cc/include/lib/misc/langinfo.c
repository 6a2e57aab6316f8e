// defines nl_langinfo rpmatch gnu_get_libc_version gnu_get_libc_release strverscmp
/* What a program may ask about its C library: the C locale, and the version whose behaviour this one has. */
#include <ringside/sys.h>
#include <langinfo.h>

char *nl_langinfo(nl_item item)
{
    static char *const words[] = {
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
        "Friday", "Saturday", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p",
    };
    switch (item) {
    case CODESET: return "ANSI_X3.4-1968";
    case RADIXCHAR: return ".";
    case YESEXPR: return "^[yY]";
    case NOEXPR: return "^[nN]";
    case CRNCYSTR: return "-";
    }
    return item >= ABDAY_1 && item <= T_FMT_AMPM ? words[item - ABDAY_1] : "";
}

int rpmatch(const char *answer)
{
    return answer[0] == 'y' || answer[0] == 'Y' ? 1 : answer[0] == 'n' || answer[0] == 'N' ? 0 : -1;
}

const char *gnu_get_libc_version(void) { return "2.36"; }
const char *gnu_get_libc_release(void) { return "stable"; }

static int digit(char c) { return c >= '0' && c <= '9'; }

/* strverscmp(3): numbers in the strings count as numbers; those with zeros in front as fractions. */
int strverscmp(const char *a, const char *b)
{
    size_t i = 0, start;
    while (a[i] && a[i] == b[i])
        i++;
    start = i;
    while (start > 0 && digit(a[start - 1]))
        start--;
    int d = (unsigned char)a[i] - (unsigned char)b[i];
    if (a[i] == b[i])
        return 0;
    int both = digit(a[i]) && digit(b[i]);
    if (start < i ? (!digit(a[i]) && !digit(b[i])) : !both)
        return d;
    size_t zeros = start;
    while (zeros < i && a[zeros] == '0')
        zeros++;
    if (start < i && a[start] == '0' && zeros == i) {
        /* Only zeros so far: a fraction; the one with more zeros is smaller. */
        if (!digit(a[i]))
            return 1;
        if (!digit(b[i]))
            return -1;
        return d;
    }
    if (start < i && a[start] == '0')
        return d;
    if (start == i && (a[i] == '0' || b[i] == '0'))
        return d;
    size_t la = i, lb = i;
    while (digit(a[la]))
        la++;
    while (digit(b[lb]))
        lb++;
    return la == lb ? d : la < lb ? -1 : 1;
}
