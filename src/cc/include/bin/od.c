/* od -- bytes as numbers and characters, od(1): -A, -t, -j, -N, -v, -w and the old letters -a -b -c -d -o -s -x. A star
   stands for lines like the one before. */
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <ringside/longopts.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 8

/* One way to print a line: `a`, `c`, `d`, `f`, `o`, `u` or `x`, of so many bytes. */
struct format {
    char kind;
    int size;
    int width;
    int pad;
    int text;
} formats[MOST];
int count;

int address = 'o', verbose, width = 16, opened, status;
char **files;

/* Columns that a number takes. */
int columns(char kind, int size)
{
    static const int octal[] = { 0, 3, 6, 0, 11, 0, 0, 0, 22 }, decimal[] = { 0, 4, 6, 0, 11, 0, 0, 0, 20 },
                     positive[] = { 0, 3, 5, 0, 10, 0, 0, 0, 20 };
    switch (kind) {
    case 'o':
        return octal[size];
    case 'd':
        return decimal[size];
    case 'u':
        return positive[size];
    case 'x':
        return 2 * size;
    case 'f':
        return size == 4 ? 15 : 24;
    default:
        return 3;
    }
}

void add(char kind, int size)
{
    if (count == MOST) {
        fprintf(stderr, "od: more than %d formats\n", MOST);
        exit(1);
    }
    formats[count++] = (struct format){ kind, size, columns(kind, size), 0, 0 };
}

/* What follows -t: `x1`, `cx2z`. */
void types(const char *s)
{
    const char *all = s;
    do {
        char kind = *s ? *s++ : 0;
        int size = kind == 'f' ? 8 : kind == 'a' || kind == 'c' ? 1 : 4;
        if (!kind || !strchr("acdfoux", kind)) {
            fprintf(stderr, "od: invalid character '%c' in type string '%s'\n", kind, all);
            exit(1);
        }
        if (kind != 'a' && kind != 'c') {
            if (isdigit((unsigned char)*s))
                size = strtol(s, (char **)&s, 10);
            else if (*s && strchr("CSILFD", *s)) {
                size = *s == 'C' ? 1 : *s == 'S' ? 2 : *s == 'I' || *s == 'F' ? 4 : 8;
                s++;
            }
            if (size != 1 && size != 2 && size != 4 && size != 8 || kind == 'f' && size < 4) {
                fprintf(stderr, "od: invalid type string '%s';\nthis system doesn't provide a %d-byte %s type\n", all, size,
                        kind == 'f' ? "floating point" : "integral");
                exit(1);
            }
        }
        add(kind, size);
        if (*s == 'z') {
            formats[count - 1].text = 1;
            s++;
        }
    } while (*s);
}

/* A count: octal after 0, hexadecimal after 0x; b, k and m multiply. */
unsigned long number(const char *s)
{
    char *end;
    unsigned long n = strtoul(s, &end, 0);
    if (*end == 'b')
        n *= 512, end++;
    else if (*end == 'k' || *end == 'K')
        n *= 1024, end++;
    else if (*end == 'm' || *end == 'M')
        n *= 1048576, end++;
    if (end == s || *end) {
        fprintf(stderr, "od: invalid argument '%s'\n", s);
        exit(1);
    }
    return n;
}

/* The next byte of the files in their order. */
int next(void)
{
    static FILE *f;
    static int at, begun;
    for (;;) {
        if (!f) {
            if (begun && !files[at])
                return EOF;
            begun = 1;
            if (!files[at])
                f = stdin, at = -1;
            else if (strcmp(files[at], "-") == 0)
                f = stdin, at++;
            else if (!(f = fopen(files[at], "r"))) {
                fprintf(stderr, "od: ");
                perror(files[at++]);
                status = 1;
                continue;
            } else
                at++;
            opened = 1;
        }
        int c = getc(f);
        if (c != EOF)
            return c;
        if (f != stdin)
            fclose(f);
        f = NULL;
        if (at < 0) {
            static char *none[] = { NULL };
            files = none;
            at = 0;
            return EOF;
        }
    }
}

void print_address(unsigned long at)
{
    if (address != 'n')
        printf(address == 'o' ? "%07lo" : address == 'd' ? "%07lu" : "%06lx", at);
}

void character(int kind, unsigned char c, int w)
{
    static const char *names[] = { "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl",
                                   "vt", "ff", "cr", "so", "si", "dle", "dc1", "dc2", "dc3", "dc4", "nak",
                                   "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp" };
    char text[8];
    const char *known = "\0\a\b\f\n\r\t\v", *letters = "0abfnrtv", *place;
    if (kind == 'a') {
        c &= 0x7f;
        if (c == 127)
            strcpy(text, "del");
        else if (c <= 32)
            strcpy(text, names[c]);
        else
            sprintf(text, "%c", c);
    } else if ((place = memchr(known, c, 8)))
        sprintf(text, "\\%c", letters[place - known]);
    else
        sprintf(text, isprint(c) ? "%c" : "%03o", c);
    printf("%*s", w, text);
}

void value(const struct format *f, const unsigned char *p, int w)
{
    uint64_t u = 0;
    for (int k = f->size - 1; k >= 0; k--)
        u = u << 8 | p[k];
    int64_t d = f->size == 1 ? (int8_t)u : f->size == 2 ? (int16_t)u : f->size == 4 ? (int32_t)u : (int64_t)u;
    float single;
    double real = 0;
    int extra = w - f->width;
    switch (f->kind) {
    case 'a':
    case 'c':
        character(f->kind, *p, w);
        break;
    case 'd':
        printf("%*ld", w, (long)d);
        break;
    case 'u':
        printf("%*lu", w, (unsigned long)u);
        break;
    case 'o':
        printf("%*s%0*lo", extra, "", f->width, (unsigned long)u);
        break;
    case 'x':
        printf("%*s%0*lx", extra, "", f->width, (unsigned long)u);
        break;
    case 'f': {
        char text[40];
        memcpy(&single, p, sizeof single);
        memcpy(&real, p, f->size == 8 ? sizeof real : 4);
        /* As few digits as bring the number back; small ones have few. */
        int small = f->size == 4 ? fabsf(single) < FLT_MIN : fabs(real) < DBL_MIN;
        for (int digits = small ? 1 : f->size == 4 ? 6 : 15; digits <= (f->size == 4 ? 9 : 17); digits++) {
            if (f->size == 4) {
                snprintf(text, sizeof text, "%.*g", digits, single);
                if (strtof(text, NULL) == single)
                    break;
            } else {
                snprintf(text, sizeof text, "%.*g", digits, real);
                if (strtod(text, NULL) == real)
                    break;
            }
        }
        printf("%*s", w, text);
    }
    }
}

void line(unsigned long at, unsigned char *buf, int n)
{
    for (int i = 0; i < count; i++) {
        const struct format *f = &formats[i];
        int fields = width / f->size, shown = (n + f->size - 1) / f->size, pad = f->pad;
        if (i == 0)
            print_address(at);
        else
            printf("%*s", address == 'n' ? 0 : address == 'x' ? 6 : 7, "");
        for (int k = 0; k < shown; k++) {
            int left = f->pad * (fields - 1 - k) / fields;
            value(f, buf + k * f->size, f->width + 1 + pad - left);
            pad = left;
        }
        if (f->text) {
            int rest = (fields - shown) * (f->width + 1) + f->pad * (fields - shown) / fields;
            printf("%*s  >", rest, "");
            for (int k = 0; k < n; k++)
                putchar(isprint(buf[k]) ? buf[k] : '.');
            putchar('<');
        }
        putchar('\n');
    }
}

int main(int argc, char *argv[])
{
    known_options(argv, "A:N:abcdfij:lost:vw:x", 1);
    unsigned long skip = 0, most = -1UL, at = 0;
    int c, star = 0, full = 0;
    while ((c = getopt(argc, argv, "A:N:abcdfij:lost:vw:x")) != -1)
        switch (c) {
        case 'A':
            address = *optarg;
            if (!strchr("doxn", address)) {
                fprintf(stderr, "od: invalid output address radix '%c'; it must be one character from [doxn]\n", address);
                return 1;
            }
            break;
        case 'j':
            skip = number(optarg);
            break;
        case 'N':
            most = number(optarg);
            break;
        case 't':
            types(optarg);
            break;
        case 'v':
            verbose = 1;
            break;
        case 'w':
            width = number(optarg);
            break;
        case 'a':
        case 'c':
            add(c, 1);
            break;
        case 'b':
            add('o', 1);
            break;
        case 'd':
            add('u', 2);
            break;
        case 'f':
            add('f', 4);
            break;
        case 'i':
            add('d', 4);
            break;
        case 'l':
            add('d', 8);
            break;
        case 'o':
            add('o', 2);
            break;
        case 's':
            add('d', 2);
            break;
        case 'x':
            add('x', 2);
            break;
        default:
            return 1;
        }
    if (count == 0)
        add('o', 2);
    files = argv + optind;
    int widest = 0;
    for (int i = 0; i < count; i++) {
        if (width <= 0 || width % formats[i].size || width > 1024) {
            fprintf(stderr, "od: invalid -w argument '%d'\n", width);
            return 1;
        }
        int w = width / formats[i].size * (formats[i].width + 1);
        widest = w > widest ? w : widest;
    }
    for (int i = 0; i < count; i++)
        formats[i].pad = widest - width / formats[i].size * (formats[i].width + 1);
    for (; at < skip; at++)
        if (next() == EOF) {
            fprintf(stderr, "od: cannot skip past end of combined input\n");
            return 1;
        }
    unsigned char buf[1024 + 8] = "", before[1024];
    for (unsigned long taken = 0;;) {
        int n = 0;
        memset(buf, 0, sizeof buf);
        while (n < width && taken < most && (c = next()) != EOF) {
            buf[n++] = c;
            taken++;
        }
        if (n == 0)
            break;
        int same = full && n == width && memcmp(buf, before, n) == 0;
        if (!same || verbose) {
            line(at, buf, n);
            star = 0;
        } else if (!star) {
            puts("*");
            star = 1;
        }
        memcpy(before, buf, n);
        full = 1;
        at += n;
        if (n < width)
            break;
    }
    if (address != 'n' && opened) {
        print_address(at);
        putchar('\n');
    }
    return status;
}
