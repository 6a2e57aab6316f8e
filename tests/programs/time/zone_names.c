//@ env: TZ=America/New_York
/* A zone's name in TZ stands for its rule; the colon and the folder of the zones may stand in front. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void)
{
    time_t t = 1720000000;
    char text[80];
    const char *names[] = { NULL, ":Europe/Paris", "Asia/Kolkata", "/usr/share/zoneinfo/Australia/Sydney", "Etc/UTC" };
    for (int i = 0; i < 5; i++) {
        if (names[i])
            setenv("TZ", names[i], 1);
        strftime(text, sizeof text, "%F %T %z %Z", localtime(&t));
        puts(text);
    }
    return 0;
}
