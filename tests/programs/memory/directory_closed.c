//@ exit: 126
/* Reads a directory that was closed. */
#include <dirent.h>
int main(void)
{
    DIR *d = opendir(".");
    closedir(d);
    readdir(d);
    return 0;
}
