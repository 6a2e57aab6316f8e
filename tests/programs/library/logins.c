//@ native
/* getutxent(3): records of who is logged in, in a file of one's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utmpx.h>

static void put(short type, const char *id, const char *line, const char *user)
{
    struct utmpx u;
    memset(&u, 0, sizeof u);
    u.ut_type = type;
    u.ut_pid = 77;
    memcpy(u.ut_id, id, strnlen(id, sizeof u.ut_id));
    strcpy(u.ut_line, line);
    strcpy(u.ut_user, user);
    u.ut_tv.tv_sec = 1000000;
    printf("put %s: %d\n", user, pututxline(&u) != NULL);
}

static void all(void)
{
    setutxent();
    for (struct utmpx *u; (u = getutxent());)
        printf("  %d %s %s %.4s %ld\n", u->ut_type, u->ut_user, u->ut_line, u->ut_id, (long)u->ut_tv.tv_sec);
}

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    close(mkstemp(name));
    utmpxname(name);
    setutxent();
    put(BOOT_TIME, "~~", "~", "reboot");
    put(USER_PROCESS, "/9", "pts/9", "kim");
    put(USER_PROCESS, "/10", "pts/10", "lee");
    all();
    put(DEAD_PROCESS, "/9", "pts/9", "");
    put(BOOT_TIME, "~~", "~", "again");
    all();
    struct utmpx wanted, *found;
    memset(&wanted, 0, sizeof wanted);
    strcpy(wanted.ut_line, "pts/10");
    setutxent();
    found = getutxline(&wanted);
    printf("pts/10: %s\n", found ? found->ut_user : "nobody");
    strcpy(wanted.ut_line, "pts/9");
    setutxent();
    found = getutxline(&wanted);
    printf("pts/9: %s\n", found ? found->ut_user : "nobody");
    wanted.ut_type = USER_PROCESS;
    memcpy(wanted.ut_id, "/10", 3);
    setutxent();
    found = getutxid(&wanted);
    printf("/10: %s\n", found ? found->ut_user : "nobody");
    endutxent();
    printf("a record has %zu bytes\n", sizeof wanted);
    return unlink(name);
}
