/* stat -- what is known of files (stat(1)): -c FORMAT of %n %N %s %b %B %f %F %a %A %h %i %d %u %U %g %G %t %T %X %x %Y %y
   %Z %z %o; -L what a symbolic link leads to. */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

static const char *kind(const struct stat *st)
{
    switch (st->st_mode & S_IFMT) {
    case S_IFDIR: return "directory";
    case S_IFLNK: return "symbolic link";
    case S_IFIFO: return "fifo";
    case S_IFSOCK: return "socket";
    case S_IFCHR: return "character special file";
    case S_IFBLK: return "block special file";
    default: return st->st_size ? "regular file" : "regular empty file";
    }
}

static const char *rights(mode_t mode)
{
    static char text[11];
    static const char kinds[] = "?pc?d?b?-?l?s???", bits[] = "rwxrwxrwx";
    text[0] = kinds[(mode & S_IFMT) >> 12];
    for (int i = 0; i < 9; i++)
        text[i + 1] = mode >> (8 - i) & 1 ? bits[i] : '-';
    if (mode & S_ISUID)
        text[3] = text[3] == 'x' ? 's' : 'S';
    if (mode & S_ISGID)
        text[6] = text[6] == 'x' ? 's' : 'S';
    if (mode & S_ISVTX)
        text[9] = text[9] == 'x' ? 't' : 'T';
    return text;
}

static const char *moment(const struct timespec *t)
{
    static char text[64];
    struct tm *tm = localtime(&t->tv_sec);
    size_t n = strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", tm);
    n += snprintf(text + n, sizeof text - n, ".%09ld", t->tv_nsec);
    strftime(text + n, sizeof text - n, " %z", tm);
    return text;
}

static const char *user(uid_t id)
{
    struct passwd *p = getpwuid(id);
    return p ? p->pw_name : "UNKNOWN";
}

static const char *group(gid_t id)
{
    struct group *g = getgrgid(id);
    return g ? g->gr_name : "UNKNOWN";
}

static void show(const char *format, const char *path, const struct stat *st)
{
    for (const char *p = format; *p; p++) {
        char spec[16] = "%", link[4096];
        size_t n = 1;
        if (*p == '\\' && p[1] == 'n') {
            putchar('\n');
            p++;
            continue;
        }
        if (*p != '%') {
            putchar(*p);
            continue;
        }
        while (strchr("-0123456789", p[1]) && p[1] && n < 10)
            spec[n++] = *++p;
        switch (*++p) {
#define TEXT(value) strcpy(spec + n, "s"); printf(spec, value); break
#define NUMBER(kind, value) strcpy(spec + n, kind); printf(spec, value); break
        case 'n': TEXT(path);
        case 'N': {
            char quoted[2 * sizeof link];
            ssize_t length = S_ISLNK(st->st_mode) ? readlink(path, link, sizeof link - 1) : -1;
            if (length >= 0)
                snprintf(quoted, sizeof quoted, "'%s' -> '%.*s'", path, (int)length, link);
            else
                snprintf(quoted, sizeof quoted, "'%s'", path);
            TEXT(quoted);
        }
        case 's': NUMBER("ld", (long)st->st_size);
        case 'b': NUMBER("ld", (long)st->st_blocks);
        case 'B': NUMBER("d", 512);
        case 'o': NUMBER("ld", (long)st->st_blksize);
        case 'f': NUMBER("x", st->st_mode);
        case 'F': TEXT(kind(st));
        case 'a': NUMBER("o", st->st_mode & 07777);
        case 'A': TEXT(rights(st->st_mode));
        case 'h': NUMBER("lu", (unsigned long)st->st_nlink);
        case 'i': NUMBER("lu", (unsigned long)st->st_ino);
        case 'd': NUMBER("lu", (unsigned long)st->st_dev);
        case 'u': NUMBER("u", st->st_uid);
        case 'U': TEXT(user(st->st_uid));
        case 'g': NUMBER("u", st->st_gid);
        case 'G': TEXT(group(st->st_gid));
        case 't': NUMBER("x", (unsigned)major(st->st_rdev));
        case 'T': NUMBER("x", (unsigned)minor(st->st_rdev));
        case 'X': NUMBER("ld", (long)st->st_atime);
        case 'Y': NUMBER("ld", (long)st->st_mtime);
        case 'Z': NUMBER("ld", (long)st->st_ctime);
        case 'x': TEXT(moment(&st->st_atim));
        case 'y': TEXT(moment(&st->st_mtim));
        case 'z': TEXT(moment(&st->st_ctim));
        case '%': putchar('%'); break;
        case '\0': p--; putchar('%'); break;
        default: putchar('?'); break;
        }
    }
}

int main(int argc, char *argv[])
{
    known_options(argv, "c:L", 1);
    const char *format = NULL;
    int option, follow = 0, status = 0;
    while ((option = getopt(argc, argv, "c:L")) != -1) {
        if (option == 'c')
            format = optarg;
        follow |= option == 'L';
        if (option == '?')
            return 1;
    }
    if (optind == argc) {
        fprintf(stderr, "stat: missing operand\nTry 'stat --help' for more information.\n");
        return 1;
    }
    for (; optind < argc; optind++) {
        const char *path = argv[optind];
        struct stat st;
        if ((follow ? stat : lstat)(path, &st) < 0) {
            fprintf(stderr, "stat: cannot statx '%s': %s\n", path, strerror(errno));
            status = 1;
            continue;
        }
        if (format) {
            show(format, path, &st);
            putchar('\n');
            continue;
        }
        printf("  File: %s", path);
        if (S_ISLNK(st.st_mode))
            show(" -> ", path, &st);
        char link[4096];
        ssize_t n = S_ISLNK(st.st_mode) ? readlink(path, link, sizeof link) : 0;
        printf("%.*s\n", (int)(n < 0 ? 0 : n), link);
        show("  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n", path, &st);
        printf("Device: %u,%u\t", (unsigned)major(st.st_dev), (unsigned)minor(st.st_dev));
        show("Inode: %-11i Links: ", path, &st);
        if (S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode))
            printf("%-5lu Device type: %u,%u\n", (unsigned long)st.st_nlink, (unsigned)major(st.st_rdev), (unsigned)minor(st.st_rdev));
        else
            printf("%lu\n", (unsigned long)st.st_nlink);
        show("Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n", path, &st);
        show("Access: %x\nModify: %y\nChange: %z\n Birth: -\n", path, &st);
    }
    return status;
}
