/* which -- the file that a name in PATH stands for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int find(const char *name)
{
    char *path = strdup(getenv("PATH") ? getenv("PATH") : "/bin:/usr/bin"), *rest = path, *folder;
    if (strchr(name, '/'))
        return access(name, X_OK) == 0 && puts(name) >= 0;
    while ((folder = strsep(&rest, ":"))) {
        char full[4096];
        snprintf(full, sizeof full, "%s/%s", folder, name);
        if (access(full, X_OK) == 0)
            return puts(full) >= 0;
    }
    return 0;
}

int main(int argc, char *argv[])
{
    int missing = argc < 2;
    for (int i = 1; i < argc; i++)
        missing |= !find(argv[i]);
    return missing;
}
