/* Long options for the small programs: each becomes the short one that `table` has for it, as in "all=a reverse=r";
   what stands behind a `=` stays behind the letter. */
#ifndef _RINGSIDE_LONGOPTS_H
#define _RINGSIDE_LONGOPTS_H 1
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
#endif
