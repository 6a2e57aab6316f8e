// defines nl_langinfo rpmatch gnu_get_libc_version gnu_get_libc_release
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
