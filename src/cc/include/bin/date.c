/* date -- the time, as the model's clock has it; +FORMAT as for strftime(3), -u in UTC, -d @SECONDS or -r FILE another
   moment, -I and -R in the forms of ISO 8601 and of mail (date(1)). */
#define _GNU_SOURCE
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* `@0`, `2024-02-29`, `2024-02-29 12:30:00`; whether it is one of them. */
static int moment(const char *text, time_t *t)
{
    struct tm tm = { .tm_isdst = -1 };
    const char *formats[] = { "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d" };
    char *end;
    if (*text == '@') {
        *t = strtol(text + 1, &end, 10);
        return end > text + 1 && !*end;
    }
    if (!strcmp(text, "now") || !*text)
        return 1;
    for (int i = 0; i < 4; i++)
        if ((end = strptime(text, formats[i], &tm)) && !*end) {
            *t = mktime(&tm);
            return 1;
        }
    return 0;
}

int main(int argc, char *argv[])
{
    char text[1024];
    time_t t = time(NULL);
    const char *format = "%a %b %e %H:%M:%S %Z %Y", *asked = NULL;
    struct stat st;
    int option;
    short_options(argv, "utc=u universal=u date=d reference=r rfc-email=R");
    known_options(argv, "ud:r:IR", 1);
    while ((option = getopt(argc, argv, "ud:r:IR")) != -1)
        switch (option) {
        case 'u': setenv("TZ", "UTC0", 1); break;
        case 'd': asked = optarg; break;
        case 'r':
            if (stat(optarg, &st) < 0) {
                fprintf(stderr, "date: ");
                perror(optarg);
                return 1;
            }
            t = st.st_mtime;
            break;
        case 'I': format = "%Y-%m-%d"; break;
        case 'R': format = "%a, %d %b %Y %H:%M:%S %z"; break;
        default: return 1;
        }
    if (asked && !moment(asked, &t)) {
        fprintf(stderr, "date: invalid date '%s'\n", asked);
        return 1;
    }
    if (optind < argc && argv[optind][0] == '+')
        format = argv[optind] + 1;
    text[strftime(text, sizeof text, format, localtime(&t))] = '\0';
    puts(text);
    return 0;
}
