// defines TELL_WAIT TELL_PARENT TELL_CHILD WAIT_PARENT WAIT_CHILD
/* Parent and child wait for each other through two pipes (APUE, chapter 15). */
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));

static int to_child[2], to_parent[2];

void TELL_WAIT(void)
{
    if (pipe(to_child) < 0 || pipe(to_parent) < 0)
        err_sys("pipe error");
}

void TELL_PARENT(pid_t pid)
{
    if (write(to_parent[1], "c", 1) != 1)
        err_sys("write error");
}

void WAIT_PARENT(void)
{
    char c;
    if (read(to_child[0], &c, 1) != 1)
        err_sys("read error");
    if (c != 'p')
        err_quit("WAIT_PARENT: incorrect data");
}

void TELL_CHILD(pid_t pid)
{
    if (write(to_child[1], "p", 1) != 1)
        err_sys("write error");
}

void WAIT_CHILD(void)
{
    char c;
    if (read(to_parent[0], &c, 1) != 1)
        err_sys("read error");
    if (c != 'c')
        err_quit("WAIT_CHILD: incorrect data");
}
