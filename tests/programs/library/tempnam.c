//@ native
/* Names of temporary files: tempnam, tmpnam, mkstemp, mkdtemp, tmpfile; memory by alignment: valloc. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    char *a = tempnam("/tmp", "pre"), *b = tempnam("/tmp", "pre");
    printf("%.8s, differ %d, free %d\n", a, strcmp(a, b) != 0, access(a, F_OK) < 0);
    free(a);
    free(b);
    char name[] = "fileXXXXXX", folder[] = "folderXXXXXX", wrong[] = "noexes";
    int fd = mkstemp(name);
    struct stat st;
    fstat(fd, &st);
    printf("%.4s %o, there %d\n", name, st.st_mode & 07777, access(name, F_OK) == 0);
    printf("%d, %d\n", mkdtemp(folder) != NULL, mkstemp(wrong));
    stat(folder, &st);
    printf("%.6s %o\n", folder, st.st_mode & 07777);
    FILE *f = tmpfile();
    fputs("kept", f);
    rewind(f);
    char word[10];
    printf("%d", fscanf(f, "%9s", word));
    printf(" %s\n", word);
    char *pages = valloc(100), *lines = aligned_alloc(64, 128);
    printf("%d %d\n", (int)((uintptr_t)pages % 4096), (int)((uintptr_t)lines % 64));
    void *p;
    printf("%d", posix_memalign(&p, 256, 10));
    printf(" %d\n", (int)((uintptr_t)p % 256));
    printf("%d\n", posix_memalign(&p, 3, 10) != 0);
    return 0;
}
