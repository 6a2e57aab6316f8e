/* Long options for the small programs: each becomes the short one that `table` has for it, as in "all=a reverse=r";
   what stands behind a `=` stays behind the letter. */
#ifndef _RINGSIDE_LONGOPTS_H
#define _RINGSIDE_LONGOPTS_H 1
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void short_options(char *argv[], const char *table)
{
    for (int i = 1; argv[0] && argv[i] && strcmp(argv[i], "--") != 0; i++) {
        const char *name = argv[i] + 2, *entry = table;
        if (strncmp(argv[i], "--", 2) != 0)
            continue;
        size_t n = strcspn(name, "=");
        for (; *entry; entry += strcspn(entry, " "), entry += *entry == ' ') {
            if (strncmp(entry, name, n) != 0 || entry[n] != '=')
                continue;
            const char *value = name[n] ? name + n + 1 : "";
            char *made = malloc(strlen(value) + 3);
            made[0] = '-';
            made[1] = entry[n + 1];
            strcpy(made + 2, value);
            argv[i] = made;
            break;
        }
    }
}

/* Ends with GNU's words for an option that there is not. `letters` are those that there are, as for getopt. */
static void known_options(char *argv[], const char *letters, int status)
{
    int first = *letters == '+';
    for (int i = 1; argv[0] && argv[i] && strcmp(argv[i], "--") != 0; i++) {
        const char *p = argv[i], *known = "";
        if (*p != '-' || !p[1]) {
            if (first)
                return;
            continue;
        }
        if (p[1] == '-') {
            dprintf(2, "%s: unrecognized option '%s'\n", argv[0], p);
        } else {
            while (*++p && *p != ':' && (known = strchr(letters + first, *p)) != NULL && known[1] != ':')
                ;
            if (!*p || known && *p != ':' && p[1])
                continue;
            if (known && *p != ':' && argv[i + 1]) {
                i++;
                continue;
            }
            const char *what = known && *p != ':' ? "option requires an argument" : "invalid option";
            dprintf(2, "%s: %s -- '%c'\n", argv[0], what, *p);
        }
        const char *speaker = strcmp(argv[0], "diff") == 0 ? "diff: " : strcmp(argv[0], "cmp") == 0 ? "cmp: " : "";
        dprintf(2, "%sTry '%s --help' for more information.\n", speaker, argv[0]);
        exit(status);
    }
}
#endif
