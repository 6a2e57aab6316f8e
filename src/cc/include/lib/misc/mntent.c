// defines setmntent getmntent getmntent_r addmntent endmntent hasmntopt
#include <ringside/sys.h>
#include <mntent.h>
#include <stdlib.h>
#include <string.h>

FILE *setmntent(const char *file, const char *mode)
{
    return fopen(file, mode);
}

int endmntent(FILE *stream)
{
    if (stream)
        fclose(stream);
    return 1;
}

/* The next word, its octal forms of space, tab, newline and backslash read back. */
static char *word(char **rest)
{
    char *p = *rest + strspn(*rest, " \t"), *to = p, *from = p;
    for (; *from && *from != ' ' && *from != '\t'; from++) {
        int code = 0, digits = 0;
        if (*from == '\\')
            while (digits < 3 && from[digits + 1] >= '0' && from[digits + 1] <= '7')
                code = code * 8 + from[++digits] - '0';
        if (digits == 3 && (code == ' ' || code == '\t' || code == '\n' || code == '\\')) {
            *to++ = code;
            from += 3;
        } else if (*from == '\\' && from[1] == '\\') {
            *to++ = *from++;
        } else {
            *to++ = *from;
        }
    }
    *rest = *from ? from + 1 : from;
    *to = '\0';
    return p;
}

/* Lines that are empty or begin with `#` are passed over. */
struct mntent *getmntent_r(FILE *restrict stream, struct mntent *restrict entry, char *restrict buf, int size)
{
    char *p;
    do {
        if (!fgets(buf, size, stream))
            return NULL;
        buf[strcspn(buf, "\n")] = '\0';
        p = buf + strspn(buf, " \t");
    } while (*p == '\0' || *p == '#');
    entry->mnt_fsname = word(&p);
    entry->mnt_dir = word(&p);
    entry->mnt_type = word(&p);
    entry->mnt_opts = word(&p);
    entry->mnt_freq = strtol(p, &p, 10);
    entry->mnt_passno = strtol(p, &p, 10);
    return entry;
}

struct mntent *getmntent(FILE *stream)
{
    static struct mntent entry;
    static char buf[4096];
    return getmntent_r(stream, &entry, buf, sizeof buf);
}

static void put(FILE *stream, const char *s)
{
    for (; *s; s++)
        if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\\')
            fprintf(stream, "\\%03o", *s);
        else
            putc(*s, stream);
    putc(' ', stream);
}

int addmntent(FILE *restrict stream, const struct mntent *restrict entry)
{
    if (fseek(stream, 0, SEEK_END))
        return 1;
    put(stream, entry->mnt_fsname);
    put(stream, entry->mnt_dir);
    put(stream, entry->mnt_type);
    put(stream, entry->mnt_opts);
    fprintf(stream, "%d %d\n", entry->mnt_freq, entry->mnt_passno);
    return fflush(stream) || ferror(stream);
}

char *hasmntopt(const struct mntent *entry, const char *option)
{
    size_t n = strlen(option);
    for (char *p = entry->mnt_opts; (p = strstr(p, option)) != NULL; p += n)
        if ((p == entry->mnt_opts || p[-1] == ',') && (p[n] == '\0' || p[n] == '=' || p[n] == ','))
            return p;
    return NULL;
}
