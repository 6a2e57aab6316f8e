/* lsof -- open files, from /proc: what each process has open, in the words of lsof(8). -p PID chooses a process. */
#include <ctype.h>
#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *kind(mode_t mode, const char *name)
{
    if (S_ISREG(mode))
        return "REG";
    if (S_ISDIR(mode))
        return "DIR";
    if (S_ISCHR(mode))
        return "CHR";
    if (S_ISFIFO(mode))
        return "FIFO";
    if (S_ISSOCK(mode))
        return "sock";
    return strncmp(name, "anon_inode", 10) == 0 ? "a_inode" : "unknown";
}

static void line(const char *command, const char *pid, const char *user, const char *fd, const char *path)
{
    char name[4096];
    struct stat st;
    ssize_t n = readlink(path, name, sizeof name - 1);
    if (n < 0)
        return;
    name[n] = 0;
    char size[32] = "0t0";
    if (stat(path, &st) < 0)
        memset(&st, 0, sizeof st);
    else if (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))
        snprintf(size, sizeof size, "%lld", (long long)st.st_size);
    printf("%-9.9s %5s %8s %4s %9s %9s %9lu %s\n", command, pid, user, fd, kind(st.st_mode, name), size,
           (unsigned long)st.st_ino, S_ISFIFO(st.st_mode) && strncmp(name, "pipe:", 5) == 0 ? "pipe" : name);
}

static void process(const char *pid)
{
    char path[300], command[64] = "", fd[32], text[100];
    struct stat st;
    snprintf(path, sizeof path, "/proc/%s/comm", pid);
    FILE *f = fopen(path, "r");
    if (!f)
        return;
    fgets(command, sizeof command, f);
    fclose(f);
    command[strcspn(command, "\n")] = 0;
    snprintf(path, sizeof path, "/proc/%s", pid);
    struct passwd *pw = stat(path, &st) == 0 ? getpwuid(st.st_uid) : NULL;
    const char *user = pw ? pw->pw_name : "?";
    snprintf(path, sizeof path, "/proc/%s/cwd", pid);
    line(command, pid, user, "cwd", path);
    snprintf(path, sizeof path, "/proc/%s/exe", pid);
    line(command, pid, user, "txt", path);
    for (int i = 0; i < 1024; i++) {
        unsigned flags = 0;
        snprintf(path, sizeof path, "/proc/%s/fdinfo/%d", pid, i);
        f = fopen(path, "r");
        if (!f)
            continue;
        while (fgets(text, sizeof text, f))
            sscanf(text, "flags:\t%o", &flags);
        fclose(f);
        snprintf(fd, sizeof fd, "%d%c", i, "rwu"[flags & 3]);
        snprintf(path, sizeof path, "/proc/%s/fd/%d", pid, i);
        line(command, pid, user, fd, path);
    }
}

static int is_process(const struct dirent *e) { return isdigit((unsigned char)e->d_name[0]); }
static int by_number(const struct dirent **a, const struct dirent **b) { return atoi((*a)->d_name) - atoi((*b)->d_name); }

int main(int argc, char *argv[])
{
    struct dirent **entries;
    printf("COMMAND     PID     USER   FD      TYPE  SIZE/OFF      NODE NAME\n");
    if (argc > 2 && strcmp(argv[1], "-p") == 0) {
        for (char *p = strtok(argv[2], ","); p; p = strtok(NULL, ","))
            process(p);
        return 0;
    }
    int n = scandir("/proc", &entries, is_process, by_number);
    for (int i = 0; i < n; i++)
        process(entries[i]->d_name);
    return 0;
}
