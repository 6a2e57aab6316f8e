//@ native
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    const char *name = "/tmp/ringside_redirect";
    int saved = dup(1);
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    dup2(fd, 1);
    close(fd);
    printf("into the file\n");
    fflush(stdout);
    dup2(saved, 1);
    close(saved);
    FILE *f = fopen(name, "a+");
    fprintf(f, "appended %d\n", 42);
    rewind(f);
    char line[40];
    while (fgets(line, sizeof line, f))
        printf("file says: %s", line);
    fclose(f);
    unlink(name);
    return 0;
}
