// defines fnmatch
/* fnmatch(3): `*`, `?` and `[...]`. */
#include <ringside/sys.h>
#include <fnmatch.h>

static int fold(int c, int flags) { return flags & FNM_CASEFOLD && c >= 'A' && c <= 'Z' ? c + 32 : c; }

/* A bracket expression at p, which stands behind the `[`: where it ends, or NULL if it does not. */
static const char *bracket(const char *p, int c, int flags, int *fits)
{
    int not = *p == '!' || *p == '^', first = 1, found = 0;
    if (not)
        p++;
    for (; first || *p != ']'; first = 0) {
        if (!*p)
            return NULL;
        if (p[0] == '[' && p[1] == ':') {
            static const char *const names[] = { "alpha", "digit", "alnum", "upper", "lower", "space", "punct" };
            const char *end = (const char *)BUILTIN(strstr, p, ":]");
            if (!end)
                return NULL;
            int alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
            int is[] = { alpha, digit, alpha || digit, c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z',
                         c == ' ' || (c >= 9 && c <= 13), c > 32 && c < 127 && !alpha && !digit };
            for (int i = 0; i < 7; i++)
                if (end - p - 2 == (long)BUILTIN(strlen, names[i]) && BUILTIN(memcmp, names[i], p + 2, end - p - 2) == 0)
                    found |= is[i];
            p = end + 2;
            continue;
        }
        if (*p == '\\' && !(flags & FNM_NOESCAPE) && p[1])
            p++;
        int from = fold((unsigned char)*p++, flags), to = from;
        if (p[0] == '-' && p[1] && p[1] != ']') {
            p++;
            if (*p == '\\' && !(flags & FNM_NOESCAPE) && p[1])
                p++;
            to = fold((unsigned char)*p++, flags);
        }
        c = fold(c, flags);
        if (from <= c && c <= to)
            found = 1;
    }
    *fits = found != not;
    return p + 1;
}

static int match(const char *p, const char *s, const char *begin, int flags)
{
    for (;; p++, s++) {
        /* A period at the beginning must be written out. */
        int period = *s == '.' && flags & FNM_PERIOD && (s == begin || (flags & FNM_PATHNAME && s[-1] == '/'));
        int slash = *s == '/' && flags & FNM_PATHNAME;
        int fits;
        const char *end;
        switch (*p) {
        case 0:
            return !*s || (*s == '/' && flags & FNM_LEADING_DIR);
        case '?':
            if (!*s || slash || period)
                return 0;
            break;
        case '*':
            if (period)
                return 0;
            while (*p == '*')
                p++;
            for (;; s++) {
                if (match(p, s, begin, flags))
                    return 1;
                if (!*s || (*s == '/' && flags & FNM_PATHNAME))
                    return 0;
            }
        case '[':
            if (!*s || slash || period)
                return 0;
            end = bracket(p + 1, (unsigned char)*s, flags, &fits);
            if (!end) {
                if (*s != '[')
                    return 0;
                break;
            }
            if (!fits)
                return 0;
            p = end - 1;
            break;
        case '\\':
            if (!(flags & FNM_NOESCAPE) && p[1])
                p++;
            /* fall through */
        default:
            if (fold((unsigned char)*p, flags) != fold((unsigned char)*s, flags))
                return 0;
        }
    }
}

int fnmatch(const char *pattern, const char *string, int flags)
{
    return match(pattern, string, string, flags) ? 0 : FNM_NOMATCH;
}
