/* id -- who one is: -u the user's number, -g the group's, -n the name instead. */
#include <grp.h>
#include <pwd.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "gnu", 1);
    int user = 0, group = 0, name = 0;
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-') {
            user |= strchr(argv[i], 'u') != NULL;
            group |= strchr(argv[i], 'g') != NULL;
            name |= strchr(argv[i], 'n') != NULL;
        }
    struct passwd *p = getpwuid(geteuid());
    struct group *g = getgrgid(getegid());
    const char *user_name = p ? p->pw_name : "?", *group_name = g ? g->gr_name : "?";
    if (user)
        name ? printf("%s\n", user_name) : printf("%d\n", geteuid());
    else if (group)
        name ? printf("%s\n", group_name) : printf("%d\n", getegid());
    else
        printf("uid=%d(%s) gid=%d(%s) groups=%d(%s)\n", geteuid(), user_name, getegid(), group_name, getegid(), group_name);
    return 0;
}
