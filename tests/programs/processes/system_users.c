//@ native
/* Users and groups that every system has. */
#include <grp.h>
#include <pwd.h>
#include <stdio.h>

int main(void)
{
    const char *names[] = {"root", "daemon", "bin", "nobody"};
    for (int i = 0; i < 4; i++) {
        struct passwd *p = getpwnam(names[i]);
        printf("%s %d %d %s\n", p->pw_name, (int)p->pw_uid, (int)p->pw_gid, getpwuid(p->pw_uid)->pw_name);
    }
    const char *groups[] = {"root", "daemon", "bin", "tty"};
    for (int i = 0; i < 4; i++)
        printf("%s %d\n", getgrnam(groups[i])->gr_name, (int)getgrnam(groups[i])->gr_gid);
    return getpwnam("nosuchuser") != NULL;
}
