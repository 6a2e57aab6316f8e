// defines fgetpwent putpwent fgetgrent putgrent
/* Lines of /etc/passwd and /etc/group, read from streams and written to them. */
#include <ringside/sys.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EINVAL 22
#define FIELDS 7

/* The next line that has `wanted` fields with colons between them. Those that are empty or begin with `#` are none. */
static int fields(FILE *f, char *line, int size, char *field[], int wanted)
{
    while (fgets(line, size, f)) {
        line[strcspn(line, "\n")] = '\0';
        char *p = line + strspn(line, " \t");
        int n = 0;
        if (!*p || *p == '#')
            continue;
        while (n < wanted) {
            field[n++] = p;
            p = n < wanted ? strchr(p, ':') : NULL;
            if (!p)
                break;
            *p++ = '\0';
        }
        if (n == wanted)
            return 1;
    }
    return 0;
}

struct passwd *fgetpwent(FILE *f)
{
    static struct passwd p;
    static char line[1024];
    char *field[FIELDS];
    if (!fields(f, line, sizeof line, field, 7))
        return NULL;
    p = (struct passwd){ field[0], field[1], strtoul(field[2], NULL, 10), strtoul(field[3], NULL, 10), field[4], field[5],
                         field[6] };
    return &p;
}

int putpwent(const struct passwd *restrict p, FILE *restrict f)
{
    if (!p || !f || !p->pw_name) {
        errno = EINVAL;
        return -1;
    }
    const char *texts[] = { p->pw_passwd, p->pw_gecos, p->pw_dir, p->pw_shell };
    for (int i = 0; i < 4; i++)
        if (!texts[i])
            texts[i] = "";
    return fprintf(f, "%s:%s:%u:%u:%s:%s:%s\n", p->pw_name, texts[0], p->pw_uid, p->pw_gid, texts[1], texts[2],
                   texts[3]) < 0 ? -1 : 0;
}

struct group *fgetgrent(FILE *f)
{
    static struct group g;
    static char line[1024], *members[65];
    char *field[FIELDS];
    int n = 0;
    if (!fields(f, line, sizeof line, field, 4))
        return NULL;
    for (char *rest = field[3], *name; n < 64 && (name = strsep(&rest, ",")) != NULL;)
        if (*name)
            members[n++] = name;
    members[n] = NULL;
    g = (struct group){ field[0], field[1], strtoul(field[2], NULL, 10), members };
    return &g;
}

int putgrent(const struct group *restrict g, FILE *restrict f)
{
    if (!g || !f || !g->gr_name) {
        errno = EINVAL;
        return -1;
    }
    fprintf(f, "%s:%s:%u:", g->gr_name, g->gr_passwd ? g->gr_passwd : "", g->gr_gid);
    for (int i = 0; g->gr_mem && g->gr_mem[i]; i++)
        fprintf(f, i ? ",%s" : "%s", g->gr_mem[i]);
    return fputc('\n', f) < 0 ? -1 : 0;
}
