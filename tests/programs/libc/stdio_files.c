//@ native
/* Files by streams: modes, positions, pushing back, ends and errors. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char name[] = "/tmp/stdio_files_XXXXXX", buf[40];
    int fd = mkstemp(name);
    FILE *f = fdopen(fd, "w+");
    fpos_t place;
    printf("%zu\n", fwrite("0123456789", 1, 10, f));
    rewind(f);
    printf("%zu", fread(buf, 2, 3, f));
    printf(" %ld\n", ftell(f));
    printf("%c", fgetc(f));
    printf("%d", ungetc('X', f));
    printf("%c", getc(f));
    printf(" %ld\n", ftell(f));
    fseek(f, -2, SEEK_END);
    printf("%c", getc(f));
    printf("%c", getc(f));
    printf("%d", getc(f));
    printf(" %d\n", feof(f));
    fseek(f, 3, SEEK_SET);
    printf("%d ", feof(f));
    fgetpos(f, &place);
    fputs("abc", f);
    fsetpos(f, &place);
    printf("%s\n", fgets(buf, sizeof buf, f));
    printf("%d %d\n", fseek(f, -100, SEEK_SET), errno == EINVAL);
    fclose(f);
    f = fopen(name, "a+");
    fputs("end", f);
    rewind(f);
    printf("%s\n", fgets(buf, sizeof buf, f));
    fclose(f);
    f = fopen(name, "r");
    printf("%d", fputc('x', f));
    printf(" %d", ferror(f) != 0);
    clearerr(f);
    printf(" %d\n", ferror(f));
    f = freopen(name, "r+", f);
    setvbuf(f, NULL, _IOFBF, 4);
    printf("%zu", fread(buf, 1, 5, f));
    printf(" %.5s\n", buf);
    fseek(f, 0, SEEK_CUR);
    fputs("##", f);
    fflush(f);
    rewind(f);
    printf("%s\n", fgets(buf, sizeof buf, f));
    fclose(f);
    f = fopen(name, "w");
    printf("%d\n", fprintf(f, "%d\n", 12345));
    fclose(f);
    f = fopen(name, "rx");
    printf("%d %d\n", f != NULL, remove(name));
    printf("%d %d\n", fopen(name, "r") == NULL, errno == ENOENT);
    errno = 0;
    printf("%d %d\n", fopen(name, "z") == NULL, errno == EINVAL);
    f = tmpfile();
    fprintf(f, "one two 3");
    rewind(f);
    int n;
    char second[9];
    printf("%d", fscanf(f, "%s %s %d", buf, second, &n));
    printf(" %s %s %d\n", buf, second, n);
    fclose(f);
    return 0;
}
