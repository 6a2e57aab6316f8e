// defines tzset tzname timezone daylight __zone_at __zone_changes
/* The time zone: what TZ says, as a rule (`EST5EDT,M3.2.0,M11.1.0`) or by a name (`Europe/Paris`, `:Asia/Tokyo`);
   see tzset(3). Without TZ it is UTC. */
#include <ringside/sys.h>
#include <time.h>

char *getenv(const char *name);
const char *__zone_rule(const char *name);

char *tzname[2] = { "UTC", "UTC" };
long timezone;
int daylight;

/* One of the two kinds of time, and the moment of each year at which it begins. */
struct kind {
    char *name;
    long offset; /* seconds east of Greenwich */
    char form;   /* 'M': month, week, day of the week; 'J': day without 29 February; 'D': day from 0 */
    int month, week, day;
    long seconds;
};

static struct kind kinds[2] = { { "UTC" }, { "UTC" } };
static char known[64]; /* what TZ was when it was looked at last */
static int set;

/* Names stay where they are when the zone changes: a `struct tm` may point to one. */
static char pool[256];

static char *keep(const char *name, size_t n)
{
    char *p = pool;
    for (; *p; p += BUILTIN(strlen, p) + 1)
        if (BUILTIN(strlen, p) == n && BUILTIN(strncmp, p, name, n) == 0)
            return p;
    if (p + n + 2 > pool + sizeof pool)
        p = pool;
    for (size_t i = 0; i < n; i++)
        p[i] = name[i];
    p[n] = p[n + 1] = '\0';
    return p;
}

static int digit(char c) { return c >= '0' && c <= '9'; }
static int letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* `EST`, `<+0330>`: three characters or more. */
static int read_name(const char **p, struct kind *kind)
{
    const char *from = *p, *to;
    int quoted = *from == '<';
    for (to = from += quoted; letter(*to) || (quoted && (digit(*to) || *to == '+' || *to == '-')); to++)
        ;
    if (to - from < 3 || (quoted && *to != '>'))
        return 0;
    kind->name = keep(from, to - from);
    *p = to + quoted;
    return 1;
}

static int read_number(const char **p)
{
    int n = 0;
    while (digit(**p))
        n = 10 * n + *(*p)++ - '0';
    return n;
}

/* `5`, `-5:30`, `+3:30:15`, in seconds. */
static long read_time(const char **p)
{
    int negative = **p == '-';
    if (**p == '-' || **p == '+')
        ++*p;
    long t = read_number(p) * 3600L;
    for (int unit = 60; unit && **p == ':' && digit((*p)[1]); unit /= 60) {
        ++*p;
        t += read_number(p) * unit;
    }
    return negative ? -t : t;
}

/* `,M3.2.0/2`, `,J60`, `,59`; without one the rule of the United States. */
static int read_moment(const char **p, struct kind *kind, int autumn)
{
    kind->seconds = 2 * 3600;
    if (**p == '\0' || (**p == ',' && (*p)[1] == '\0')) {
        kind->form = 'M';
        kind->month = autumn ? 11 : 3;
        kind->week = autumn ? 1 : 2;
        kind->day = 0;
        return 1;
    }
    if (*(*p)++ != ',')
        return 0;
    kind->form = **p == 'M' || **p == 'J' ? *(*p)++ : 'D';
    if (kind->form == 'M') {
        kind->month = read_number(p);
        if (kind->month < 1 || kind->month > 12 || *(*p)++ != '.')
            return 0;
        kind->week = read_number(p);
        if (kind->week < 1 || kind->week > 5 || *(*p)++ != '.')
            return 0;
    }
    if (!digit(**p))
        return 0;
    kind->day = read_number(p);
    if (**p == '/') {
        ++*p;
        kind->seconds = read_time(p);
    }
    return 1;
}

static void read_rule(const char *p)
{
    kinds[0] = kinds[1] = (struct kind){ .name = "" };
    if (read_name(&p, &kinds[0]) && (digit(*p) || ((*p == '+' || *p == '-') && digit(p[1])))) {
        kinds[0].offset = -read_time(&p);
        if (*p == '\0') {
            kinds[1] = kinds[0];
        } else if (read_name(&p, &kinds[1])) {
            kinds[1].offset = kinds[0].offset + 3600;
            if (digit(*p) || *p == '+' || *p == '-')
                kinds[1].offset = -read_time(&p);
            if (!read_moment(&p, &kinds[1], 0) || !read_moment(&p, &kinds[0], 1))
                kinds[1] = kinds[0];
        }
    }
}

/* Looks at TZ again, and does nothing if it has not changed. */
void tzset(void)
{
    const char *tz = getenv("TZ");
    if (!tz && !set)
        return;
    if (!tz)
        tz = "";
    if (set && BUILTIN(strncmp, tz, known, sizeof known - 1) == 0)
        return;
    set = 1;
    size_t i = 0;
    for (; tz[i] && i < sizeof known - 1; i++)
        known[i] = tz[i];
    known[i] = '\0';
    tz += *tz == ':';
    if (BUILTIN(strncmp, tz, "/usr/share/zoneinfo/", 20) == 0)
        tz += 20;
    const char *rule = __zone_rule(tz);
    read_rule(rule ? rule : *tz ? tz : "UTC0");
    tzname[0] = kinds[0].name;
    tzname[1] = kinds[1].name;
    timezone = -kinds[0].offset;
    daylight = kinds[0].offset != kinds[1].offset;
}

/* Whether the zone has two kinds of time. */
int __zone_changes(void)
{
    return kinds[0].offset != kinds[1].offset;
}

/* Days from 1970-01-01 to the first of January of a year. */
static long days_before(long year)
{
    long y = year - 1;
    return y * 365 + (y >= 0 ? y / 4 - y / 100 + y / 400 : (y - 3) / 4 - (y - 99) / 100 + (y - 399) / 400) - 719162;
}

/* The moment at which this kind of time begins in a year; `other` is the kind that ends there. */
static time_t begins(const struct kind *kind, const struct kind *other, long year)
{
    static const short before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
    int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    long day = days_before(year);
    if (kind->form == 'D') {
        day += kind->day;
    } else if (kind->form == 'J') {
        day += kind->day - 1 + (leap && kind->day >= 60);
    } else {
        int length = before[kind->month] - before[kind->month - 1] + (leap && kind->month == 2);
        day += before[kind->month - 1] + (leap && kind->month > 2);
        long weekday = ((day + 4) % 7 + 7) % 7, first = (kind->day - weekday + 7) % 7;
        for (int week = 1; week < kind->week && first + 7 < length; week++)
            first += 7;
        day += first;
    }
    return day * 86400 + kind->seconds - other->offset;
}

/* Seconds east of Greenwich that clocks show at a moment in this year of Greenwich, whether it is summer there, and
   the name of that kind of time. */
long __zone_at(time_t t, long year, int *summer, const char **name)
{
    *summer = 0;
    if (__zone_changes()) {
        time_t start = begins(&kinds[1], &kinds[0], year), end = begins(&kinds[0], &kinds[1], year);
        *summer = start > end ? t < end || t >= start : t >= start && t < end;
    }
    *name = tzname[*summer];
    return kinds[*summer].offset;
}
