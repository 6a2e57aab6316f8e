//@ native
// O_APPEND, O_TRUNC, O_EXCL, holes, truncation.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    const char *f = "/tmp/ringside_file";
    struct stat st;
    char b[8];
    unlink(f);
    int a = open(f, O_CREAT | O_EXCL | O_WRONLY | O_APPEND, 0640);
    int x = open(f, O_CREAT | O_EXCL | O_WRONLY, 0640);
    printf("%d %d\n", x, errno == EEXIST);
    int c = open(f, O_RDWR);
    write(a, "one", 3);
    write(c, "O", 1);
    write(a, "two", 3);
    printf("%ld\n", (long)lseek(c, 0, SEEK_END));
    lseek(c, 4, SEEK_END);
    write(c, "!", 1);
    fstat(c, &st);
    printf("%ld %o %d\n", (long)st.st_size, st.st_mode & 0777, (int)st.st_nlink);
    lseek(c, 6, SEEK_SET);
    ssize_t n = read(c, b, 8);
    printf("%zd %d %d %c\n", n, b[0], b[3], b[4]);
    ftruncate(c, 3);
    lseek(c, 0, SEEK_SET);
    n = read(c, b, 8);
    printf("%zd %.3s\n", n, b);
    n = lseek(c, -1, SEEK_SET);
    printf("%zd %d\n", n, errno == EINVAL);
    unlink(f);
    fstat(c, &st);
    printf("%d\n", (int)st.st_nlink);
    n = open("/no/such/dir/file", O_CREAT | O_WRONLY, 0600);
    printf("%zd %d\n", n, errno == ENOENT);
    n = open("/tmp", O_WRONLY);
    printf("%zd %d\n", n, errno == EISDIR);
    return 0;
}
