#include <ftw.h>
#include <stdlib.h>
#include <time.h>
int main(void)
{
    struct tm when;
    strptime("2026", "%Y", &when);
    int master = posix_openpt(0);
    return grantpt(master) + unlockpt(master) + FTW_F;
}
