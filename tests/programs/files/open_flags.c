//@ native
// O_CREAT, O_EXCL, O_TRUNC, O_DIRECTORY, O_NOFOLLOW and their errors.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char *n = "/tmp/ringside_flags", *l = "/tmp/ringside_link";
    unlink(n);
    unlink(l);
    say("without O_CREAT: ENOENT", open(n, O_RDWR) == -1 && errno == ENOENT);
    int fd = open(n, O_RDWR | O_CREAT | O_EXCL, 0600);
    say("O_EXCL creates it", fd >= 0);
    say("once: EEXIST", open(n, O_RDWR | O_CREAT | O_EXCL, 0600) == -1 && errno == EEXIST);
    write(fd, "data", 4);
    close(open(n, O_WRONLY | O_TRUNC));
    say("O_TRUNC empties it", lseek(fd, 0, SEEK_END) == 0);
    symlink(n, l);
    say("O_NOFOLLOW on a link: ELOOP", open(l, O_RDONLY | O_NOFOLLOW) == -1 && errno == ELOOP);
    say("O_EXCL does not follow a link: EEXIST", open(l, O_RDWR | O_CREAT | O_EXCL, 0600) == -1 && errno == EEXIST);
    say("O_DIRECTORY on a file: ENOTDIR", open(n, O_RDONLY | O_DIRECTORY) == -1 && errno == ENOTDIR);
    say("a folder for writing: EISDIR", open("/tmp", O_WRONLY) == -1 && errno == EISDIR);
    say("a file as a folder: ENOTDIR", open("/tmp/ringside_flags/x", O_RDONLY) == -1 && errno == ENOTDIR);
    say("O_RDONLY cannot write: EBADF", write(open(n, O_RDONLY), "x", 1) == -1 && errno == EBADF);
    say("O_WRONLY cannot read: EBADF", read(open(n, O_WRONLY), l, 0) == -1 && errno == EBADF);
    say("a name too long: ENAMETOOLONG", open((char[300]){ [0 ... 298] = 'a' }, O_RDONLY) == -1 && errno == ENAMETOOLONG);
    say("an empty name: ENOENT", open("", O_RDONLY) == -1 && errno == ENOENT);
    unlink(n);
    unlink("/tmp/ringside_link");
    return 0;
}
