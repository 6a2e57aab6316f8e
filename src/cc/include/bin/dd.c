/* dd -- copies blocks of bytes (dd(1)): if= of= bs= ibs= obs= count= skip= seek= conv=notrunc,ucase,lcase,sync
   status=none. What it read and wrote is told on standard error; SIGUSR1 is not. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long amount(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    for (; *end; end++)
        switch (*end) {
        case 'c': break;
        case 'w': n *= 2; break;
        case 'b': n *= 512; break;
        case 'k': case 'K': n *= 1024; break;
        case 'M': n *= 1024 * 1024; break;
        case 'G': n *= 1024 * 1024 * 1024; break;
        case 'B': n = n / 1024 * 1000; break;
        case 'x': return n * amount(end + 1);
        default: fprintf(stderr, "dd: invalid number: '%s'\n", text); exit(1);
        }
    return n;
}

static int has(const char *list, const char *word)
{
    const char *found = list ? strstr(list, word) : NULL;
    return found && (found == list || found[-1] == ',') && strchr(",", found[strlen(word)]);
}

static void wrong(const char *what, const char *name)
{
    fprintf(stderr, "dd: %s '%s': %s\n", what, name, strerror(errno));
    exit(1);
}

static void redirect(const char *name, int flags, int number)
{
    int fd = open(name, flags, 0666);
    if (fd < 0)
        wrong("failed to open", name);
    dup2(fd, number);
    close(fd);
}

int main(int argc, char *argv[])
{
    const char *from = NULL, *to = NULL, *conv = NULL, *status = NULL;
    long size = 512, count = -1, skip = 0, seek = 0, in_whole = 0, in_part = 0, out_whole = 0, out_part = 0, all = 0;
    for (int i = 1; i < argc; i++) {
        char *value = strchr(argv[i], '=');
        size_t n = value ? (size_t)(value++ - argv[i]) : 0;
#define IS(name) (n == sizeof name - 1 && !strncmp(argv[i], name, n))
        if (IS("if")) from = value;
        else if (IS("of")) to = value;
        else if (IS("bs") || IS("ibs") || IS("obs")) size = amount(value);
        else if (IS("count")) count = amount(value);
        else if (IS("skip")) skip = amount(value);
        else if (IS("seek")) seek = amount(value);
        else if (IS("conv")) conv = value;
        else if (IS("status")) status = value;
        else if (!IS("iflag") && !IS("oflag")) {
            fprintf(stderr, "dd: unrecognized operand '%s'\n", argv[i]);
            return 1;
        }
    }
    if (from)
        redirect(from, O_RDONLY, 0);
    int flags = O_WRONLY | O_CREAT | (has(conv, "notrunc") || seek ? 0 : O_TRUNC);
    if (to)
        redirect(to, flags, 1);
    char *block = malloc(size);
    if (skip && lseek(0, skip * size, SEEK_CUR) < 0)
        for (; skip > 0; skip--)
            read(0, block, size);
    if (seek && lseek(1, seek * size, SEEK_CUR) < 0)
        wrong("cannot seek", to ? to : "standard output");
    if (seek && to && !has(conv, "notrunc"))
        ftruncate(1, seek * size);
    while (count < 0 || in_whole + in_part < count) {
        ssize_t n = read(0, block, size);
        if (n < 0)
            wrong("error reading", from ? from : "standard input");
        if (n == 0)
            break;
        n == size ? in_whole++ : in_part++;
        if (n < size && has(conv, "sync")) {
            memset(block + n, 0, size - n);
            n = size;
        }
        for (ssize_t i = 0; i < n; i++)
            block[i] = has(conv, "ucase") ? toupper(block[i]) : has(conv, "lcase") ? tolower(block[i]) : block[i];
        for (ssize_t done = 0, k; done < n; done += k)
            if ((k = write(1, block + done, n - done)) < 0)
                wrong("error writing", to ? to : "standard output");
        n == size ? out_whole++ : out_part++;
        all += n;
    }
    if (status && !strcmp(status, "none"))
        return 0;
    fprintf(stderr, "%ld+%ld records in\n%ld+%ld records out\n", in_whole, in_part, out_whole, out_part);
    if (!status || strcmp(status, "noxfer"))
        fprintf(stderr, "%ld byte%s copied\n", all, all == 1 ? "" : "s");
    return 0;
}
