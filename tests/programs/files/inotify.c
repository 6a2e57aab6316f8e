//@ native
/* What inotify(7) tells of files and folders, and in which order. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static int n;

static void told(const char *after)
{
    static const struct { unsigned bit; const char *name; } words[] = {
        { IN_ACCESS, "access" }, { IN_ATTRIB, "attrib" }, { IN_CLOSE_NOWRITE, "close_nowrite" },
        { IN_CLOSE_WRITE, "close_write" }, { IN_CREATE, "create" }, { IN_DELETE, "delete" },
        { IN_DELETE_SELF, "delete_self" }, { IN_IGNORED, "ignored" }, { IN_MODIFY, "modify" },
        { IN_MOVE_SELF, "move_self" }, { IN_MOVED_FROM, "moved_from" }, { IN_MOVED_TO, "moved_to" },
        { IN_OPEN, "open" }, { IN_ISDIR, "(folder)" },
    };
    char buffer[4096] __attribute__((aligned(8)));
    int waiting;
    ioctl(n, FIONREAD, &waiting);
    printf("%s: %d bytes\n", after, waiting);
    struct pollfd p = { n, POLLIN };
    while (poll(&p, 1, 0) > 0) {
        ssize_t got = read(n, buffer, sizeof buffer);
        for (char *at = buffer; at < buffer + got;) {
            struct inotify_event *e = (struct inotify_event *)at;
            printf("  %d%s", e->wd, e->cookie ? " tied" : "");
            for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
                if (e->mask & words[i].bit)
                    printf(" %s", words[i].name);
            if (e->len)
                printf(" %s (%u)", e->name, e->len);
            puts("");
            at += sizeof *e + e->len;
        }
    }
}

static void answer(const char *what, long r)
{
    int e = errno;
    printf("%s: %ld%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    char folder[] = "/tmp/ringside_XXXXXX", c;
    mkdtemp(folder);
    chdir(folder);
    mkdir("w", 0700);
    n = inotify_init1(IN_NONBLOCK);
    answer("watch", inotify_add_watch(n, "w", IN_ALL_EVENTS));
    chdir("w");

    int f = open("f", O_CREAT | O_EXCL | O_RDWR, 0600);
    told("made");
    answer("watch", inotify_add_watch(n, "f", IN_ALL_EVENTS));
    write(f, "abc", 3), told("written");
    write(f, "", 0), told("nothing written");
    pread(f, &c, 1, 0), told("read");
    read(f, &c, 1), told("read at the end");
    ftruncate(f, 1), told("cut");
    fchmod(f, 0644), told("mode");
    int g = dup(f);
    close(f), told("one of two closed");
    close(g), told("closed");
    close(open("f", O_WRONLY | O_TRUNC)), told("opened to be written anew");
    truncate("f", 10), told("made longer");
    chmod("f", 0600), chown("f", -1, -1), told("mode and nobody's");
    utimensat(AT_FDCWD, "f", NULL, 0), told("times");
    struct stat st;
    stat("f", &st), access("f", R_OK), told("looked at");

    link("f", "g"), told("a second name");
    unlink("g"), told("gone again");
    rename("f", "h"), told("renamed");
    rename("h", "../out"), told("moved out");
    rename("../out", "k"), told("moved in");
    close(open("t", O_CREAT | O_WRONLY, 0600)), told("another");
    link("k", "l"), rename("t", "k"), told("put in the first one's place");
    f = open("l", O_RDWR), unlink("l"), told("without a name");
    write(f, "x", 1), told("written all the same");
    close(f), told("and gone");

    symlink("k", "s"), told("a symbolic link");
    close(open("s", O_RDONLY)), told("opened by it");
    mkfifo("p", 0600), told("a fifo");
    f = open("p", O_RDWR), write(f, "x", 1), read(f, &c, 1), close(f), told("used");
    unlink("p"), unlink("s"), told("both gone");

    mkdir("sub", 0700), told("a folder");
    answer("watch", inotify_add_watch(n, "sub", IN_ALL_EVENTS));
    DIR *d = opendir("sub");
    while (readdir(d))
        ;
    closedir(d), told("listed");
    rename("sub", "bus"), told("renamed");
    close(creat("bus/x", 0600)), told("a file in it");
    unlink("bus/x"), rmdir("bus"), told("both gone");

    answer("once", inotify_add_watch(n, "k", IN_MODIFY | IN_ONESHOT));
    f = open("k", O_WRONLY), write(f, "a", 1), write(f, "a", 1), close(f), told("written twice");
    answer("another mask", inotify_add_watch(n, ".", IN_CREATE));
    close(open("k", O_RDONLY)), told("opened");
    answer("more", inotify_add_watch(n, ".", IN_OPEN | IN_MASK_ADD));
    close(creat("new", 0600)), told("made");
    char small[16];
    close(creat("newer", 0600));
    answer("too small a buffer", read(n, small, sizeof small));
    told("made");

    answer("there already", inotify_add_watch(n, ".", IN_CREATE | IN_MASK_CREATE));
    answer("no folder", inotify_add_watch(n, "k", IN_CREATE | IN_ONLYDIR));
    answer("no event", inotify_add_watch(n, "k", 0));
    answer("only a flag", inotify_add_watch(n, "k", IN_ISDIR));
    answer("not inotify", inotify_add_watch(f = open("k", O_RDONLY), "k", IN_OPEN));
    answer("no descriptor", inotify_add_watch(77, "k", IN_OPEN));
    answer("no file", inotify_add_watch(n, "none", IN_OPEN));
    answer("no watch", inotify_rm_watch(n, 99));
    answer("no flag", inotify_init1(1));
    answer("written to", write(n, "x", 1));
    answer("lseek", lseek(n, 5, SEEK_SET));
    answer("not watched any more", inotify_rm_watch(n, 1));
    told("that");
    answer("empty", read(n, small, sizeof small));
    chdir("/");
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}
