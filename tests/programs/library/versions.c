//@ native
// strverscmp, nl_langinfo and users.
#define _GNU_SOURCE
#include <grp.h>
#include <langinfo.h>
#include <pwd.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

#include <string.h>
int main(void)
{
    char *words[] = { "file10", "file2", "file1", "file01", "file001", "a", "b10a", "b9" };
    for (int i = 0; i < 8; i++)
        for (int j = 0; j < 8; j++) {
            int c = strverscmp(words[i], words[j]);
            putchar(c < 0 ? '<' : c > 0 ? '>' : '=');
        }
    printf("\n%s %s %s\n", nl_langinfo(CODESET), nl_langinfo(DAY_1), nl_langinfo(RADIXCHAR));
    struct passwd *pw = getpwnam("root");
    gid_t groups[10];
    int n = 10;
    say("root is user 0", pw && pw->pw_uid == 0);
    say("of one group at least", getgrouplist("root", pw->pw_gid, groups, &n) >= 1 && groups[0] == 0);
    return 0;
}
