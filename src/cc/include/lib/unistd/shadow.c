// defines getspnam getspent setspent endspent lckpwdf ulckpwdf
#include <ringside/sys.h>
#include <shadow.h>

#define EACCES 13

struct spwd *getspent(void)
{
    errno = EACCES;
    return NULL;
}

struct spwd *getspnam(const char *name)
{
    (void)name;
    return getspent();
}

void setspent(void) { }
void endspent(void) { }

int lckpwdf(void)
{
    errno = EACCES;
    return -1;
}

int ulckpwdf(void) { return lckpwdf(); }
