// defines getcwd getwd get_current_dir_name
#include <ringside/sys.h>

#define EINVAL 22

void *malloc(size_t size);
char *strdup(const char *s);

char *getcwd(char *buf, size_t size)
{
    char path[4096];
    if (!buf) {
        long n = __ret(SYS(getcwd, path, sizeof path));
        if (n < 0)
            return NULL;
        if (size == 0)
            return strdup(path);
        if (!(buf = malloc(size)))
            return NULL;
    } else if (size == 0) {
        errno = EINVAL;
        return NULL;
    }
    return __ret(SYS(getcwd, buf, size)) < 0 ? NULL : buf;
}

char *getwd(char *buf)
{
    return getcwd(buf, 4096);
}

char *get_current_dir_name(void)
{
    return getcwd(NULL, 0);
}
