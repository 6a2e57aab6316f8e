/* chmod -- changes the permissions of files: an octal number, or [ugoa][+-=][rwxst], several with commas. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The mode that a text makes of another one; -1: it is none. */
static int changed(const char *p, int mode, int mask)
{
    if (*p >= '0' && *p <= '7') {
        char *end;
        long octal = strtol(p, &end, 8);
        return *end || octal > 07777 ? -1 : (int)octal;
    }
    for (;; p++) {
        int who = 0;
        for (; *p && strchr("ugoa", *p); p++)
            who |= *p == 'u' ? 04700 : *p == 'g' ? 02070 : *p == 'o' ? 01007 : 07777;
        int named = who;
        if (!who)
            who = 07777 & ~mask;
        if (!*p || !strchr("+-=", *p))
            return -1;
        while (*p && strchr("+-=", *p)) {
            char op = *p++;
            int bits = 0;
            for (; *p && strchr("rwxXst", *p); p++)
                bits |= *p == 'r' ? 0444 : *p == 'w' ? 0222 : *p == 's' ? 06000 : *p == 't' ? 01000
                      : *p == 'x' || mode & 0111 ? 0111 : 0;
            bits &= who;
            mode = op == '+' ? mode | bits : op == '-' ? mode & ~bits : (mode & ~(named ? named & 0777 : 0777)) | bits;
        }
        if (*p != ',')
            return *p ? -1 : mode;
    }
}

int main(int argc, char *argv[])
{
    known_options(argv, "+rwxXstugoa,=+0123456789", 1);
    int failed = 0;
    mode_t mask = umask(0);
    umask(mask);
    if (argc < 3) {
        fprintf(stderr, "chmod: missing operand%s%s%s\nTry 'chmod --help' for more information.\n",
                argc == 2 ? " after '" : "", argc == 2 ? argv[1] : "", argc == 2 ? "'" : "");
        return 1;
    }
    for (int i = 2; i < argc; i++) {
        struct stat st;
        if (stat(argv[i], &st) < 0) {
            fprintf(stderr, "chmod: cannot access '%s': %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        int mode = changed(argv[1], st.st_mode & 07777, mask);
        if (mode < 0) {
            fprintf(stderr, "chmod: invalid mode: '%s'\nTry 'chmod --help' for more information.\n", argv[1]);
            return 1;
        }
        if (chmod(argv[i], mode) < 0) {
            fprintf(stderr, "chmod: changing permissions of '%s': %s\n", argv[i], strerror(errno));
            failed = 1;
        }
    }
    return failed;
}
