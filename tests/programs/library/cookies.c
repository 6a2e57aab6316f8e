//@ native
/* fopencookie(3): a stream whose reading, writing, seeking and closing the program does itself. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box {
    char bytes[64];
    size_t length;
    off_t at;
};

static ssize_t box_read(void *cookie, char *buf, size_t size)
{
    struct box *b = cookie;
    size_t n = b->length - b->at < size ? b->length - b->at : size;
    memcpy(buf, b->bytes + b->at, n);
    b->at += n;
    return n;
}

static ssize_t box_write(void *cookie, const char *buf, size_t size)
{
    struct box *b = cookie;
    size_t room = sizeof b->bytes - b->at, n = size < room ? size : room;
    memcpy(b->bytes + b->at, buf, n);
    b->at += n;
    if ((size_t)b->at > b->length)
        b->length = b->at;
    return n;
}

static int box_seek(void *cookie, off_t *offset, int whence)
{
    struct box *b = cookie;
    off_t to = whence == SEEK_SET ? *offset : whence == SEEK_CUR ? b->at + *offset : (off_t)b->length + *offset;
    if (to < 0)
        return -1;
    *offset = b->at = to;
    return 0;
}

static int box_close(void *cookie)
{
    struct box *b = cookie;
    printf("closed with %zu bytes\n", b->length);
    return 0;
}

static ssize_t count_down(void *cookie, char *buf, size_t size)
{
    int *n = cookie;
    return *n == 0 ? 0 : snprintf(buf, size, "%d to go\n", (*n)--);
}

int main(void)
{
    struct box box = { .length = 0 };
    FILE *f = fopencookie(&box, "w+", (cookie_io_functions_t){ box_read, box_write, box_seek, box_close });
    fprintf(f, "%s %d", "in a box:", 42);
    fseek(f, 3, SEEK_SET);
    char word[20];
    fscanf(f, "%19s", word);
    printf("%s at %ld\n", word, ftell(f));
    fclose(f);
    int n = 3;
    f = fopencookie(&n, "r", (cookie_io_functions_t){ .read = count_down });
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, f) > 0)
        fputs(line, stdout);
    printf("seek: %d, a64l %ld %s\n", fseek(f, 0, SEEK_SET), a64l("ab"), l64a(12345));
    free(line);
    return fclose(f);
}
