// defines backtrace backtrace_symbols backtrace_symbols_fd
#include <ringside/sys.h>
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char *program_invocation_name;

int backtrace(void **buffer, int size)
{
    return size <= 0 ? 0 : (int)BUILTIN(backtrace, buffer, size);
}

/* `program(function+0x5) [0x4010a5]`; gives the length without the end mark. */
static int describe(char *text, size_t size, void *address)
{
    char name[256];
    long behind = BUILTIN(function_name, address, name, sizeof name);
    if (behind < 0)
        return snprintf(text, size, "[%p]", address);
    return snprintf(text, size, "%s(%s+0x%lx) [%p]", program_invocation_name, name, behind, address);
}

/* One block: the list, and behind it the texts. */
char **backtrace_symbols(void *const *buffer, int size)
{
    size_t total = size * sizeof(char *);
    for (int i = 0; i < size; i++)
        total += describe(NULL, 0, buffer[i]) + 1;
    char **list = malloc(total), *text = (char *)(list + size);
    for (int i = 0; list && i < size; i++) {
        list[i] = text;
        text += describe(text, (char *)list + total - text, buffer[i]) + 1;
    }
    return list;
}

/* Needs no memory from malloc, so that a handler of SIGSEGV may call it. */
void backtrace_symbols_fd(void *const *buffer, int size, int fd)
{
    char text[1024];
    for (int i = 0; i < size; i++) {
        int n = describe(text, sizeof text - 1, buffer[i]);
        text[n] = '\n';
        write(fd, text, n + 1);
    }
}
