//@ native
// The old form of directory entries by syscall(2), as getdents(2) shows it: the type in the last byte.
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct linux_dirent {
    unsigned long d_ino;
    long d_off;
    unsigned short d_reclen;
    char d_name[];
};

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

int main(void)
{
    char buf[1024], lines[10][64];
    int n = 0;
    mkdir("folder.tmp", 0777);
    close(open("folder.tmp/plain file", O_CREAT | O_WRONLY, 0666));
    symlink("nowhere", "folder.tmp/link");
    mkfifo("folder.tmp/a_rather_long_name_of_a_fifo", 0666);
    int fd = open("folder.tmp", O_RDONLY | O_DIRECTORY);
    for (long got; (got = syscall(SYS_getdents, fd, buf, sizeof buf)) > 0;)
        for (long at = 0; at < got;) {
            struct linux_dirent *d = (struct linux_dirent *)(buf + at);
            snprintf(lines[n++], 64, "%s type %d, %s", d->d_name, buf[at + d->d_reclen - 1],
                     d->d_reclen % 8 == 0 && d->d_ino ? "aligned" : "odd");
            at += d->d_reclen;
        }
    qsort(lines, n, 64, compare);
    for (int i = 0; i < n; i++)
        puts(lines[i]);
    unlink("folder.tmp/plain file");
    unlink("folder.tmp/link");
    unlink("folder.tmp/a_rather_long_name_of_a_fifo");
    rmdir("folder.tmp");
    return 0;
}
