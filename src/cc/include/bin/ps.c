/* ps -- the processes, from /proc (proc(5)). Without options number, parent, state and name; -f and -l with more, -o
   chooses columns by ps(1)'s words: pid ppid pgid sid tpgid uid user ni stat s wchan comm args nlwp tty. -e and -A
   change nothing, -p chooses processes. */
#include <ctype.h>
#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct process {
    char pid[16], comm[64], args[256], wchan[64];
    char state;
    int ppid, pgid, sid, tty, tpgid, nice, threads;
    unsigned uid;
};

/* Words, headings and widths; a negative width stands to the left. */
static const struct column { const char *word, *heading; int width; } columns[] = {
    { "pid", "PID", 7 }, { "ppid", "PPID", 7 }, { "pgid", "PGID", 7 }, { "pgrp", "PGRP", 7 }, { "sid", "SID", 7 },
    { "sess", "SESS", 7 }, { "tpgid", "TPGID", 7 }, { "uid", "UID", 5 }, { "user", "USER", -8 }, { "ni", "NI", 3 },
    { "nlwp", "NLWP", 4 }, { "stat", "STAT", -4 }, { "s", "S", -1 }, { "state", "S", -1 }, { "tty", "TT", -8 },
    { "tt", "TT", -8 }, { "wchan", "WCHAN", -17 }, { "comm", "COMMAND", -15 }, { "args", "COMMAND", -27 },
    { "letter", "STAT", -4 }, { "cmd", "CMD", -27 }, { "command", "COMMAND", -27 },
};

static int by_number(const struct dirent **a, const struct dirent **b)
{
    return atoi((*a)->d_name) - atoi((*b)->d_name);
}

static int is_process(const struct dirent *e)
{
    return isdigit((unsigned char)e->d_name[0]);
}

static int whole(const char *pid, const char *file, char *text, int size)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%s/%s", pid, file);
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    int n = fread(text, 1, size - 1, f);
    fclose(f);
    text[n] = 0;
    return n;
}

static int look(const char *pid, struct process *p)
{
    char text[512], path[64];
    struct stat st;
    memset(p, 0, sizeof *p);
    snprintf(p->pid, sizeof p->pid, "%s", pid);
    if (whole(pid, "stat", text, sizeof text) < 0)
        return 0;
    /* The name stands in brackets and may hold anything: the last bracket ends it. */
    char *name = strchr(text, '('), *end = strrchr(text, ')');
    if (!name || !end || sscanf(end + 1, " %c %d %d %d %d %d %*d %*d %*d %*d %*d %*d %*d %*d %*d %*d %d %d", &p->state,
                                &p->ppid, &p->pgid, &p->sid, &p->tty, &p->tpgid, &p->nice, &p->threads) < 8)
        return 0;
    *end = '\0';
    snprintf(p->comm, sizeof p->comm, "%s", name + 1);
    whole(pid, "wchan", p->wchan, sizeof p->wchan);
    if (strcmp(p->wchan, "0") == 0 || !p->wchan[0])
        strcpy(p->wchan, "-");
    int n = whole(pid, "cmdline", p->args, sizeof p->args);
    for (int i = 0; i < n - 1; i++)
        if (!p->args[i])
            p->args[i] = ' ';
    if (n <= 0 || p->state == 'Z')
        snprintf(p->args, sizeof p->args, p->state == 'Z' ? "[%s] <defunct>" : "[%s]", p->comm);
    snprintf(path, sizeof path, "/proc/%s", pid);
    p->uid = stat(path, &st) == 0 ? st.st_uid : 0;
    return 1;
}

/* R, S, T, Z; s: leads a session, N: nice, l: has threads, +: in the foreground. */
static void status(const struct process *p, char *to)
{
    *to++ = p->state;
    if (p->nice > 0)
        *to++ = 'N';
    if (atoi(p->pid) == p->sid)
        *to++ = 's';
    if (p->threads > 1)
        *to++ = 'l';
    if (p->tpgid == p->pgid)
        *to++ = '+';
    *to = 0;
}

static void value(const struct process *p, const char *word, char *to, int size)
{
    struct passwd *pw;
    if (strcmp(word, "pid") == 0) snprintf(to, size, "%s", p->pid);
    else if (strcmp(word, "ppid") == 0) snprintf(to, size, "%d", p->ppid);
    else if (strncmp(word, "pg", 2) == 0) snprintf(to, size, "%d", p->pgid);
    else if (strcmp(word, "sid") == 0 || strcmp(word, "sess") == 0) snprintf(to, size, "%d", p->sid);
    else if (strcmp(word, "tpgid") == 0) snprintf(to, size, "%d", p->tpgid);
    else if (strcmp(word, "uid") == 0) snprintf(to, size, "%u", p->uid);
    else if (strcmp(word, "user") == 0) snprintf(to, size, "%s", (pw = getpwuid(p->uid)) ? pw->pw_name : "?");
    else if (strcmp(word, "ni") == 0) snprintf(to, size, "%d", p->nice);
    else if (strcmp(word, "nlwp") == 0) snprintf(to, size, "%d", p->threads);
    else if (strcmp(word, "stat") == 0) status(p, to);
    else if (word[0] == 's' || word[0] == 'l') snprintf(to, size, "%c", p->state);
    else if (word[0] == 't') snprintf(to, size, "%s", p->tty ? "pts/0" : "?");
    else if (strcmp(word, "wchan") == 0) snprintf(to, size, "%.17s", p->wchan);
    else if (strcmp(word, "comm") == 0) snprintf(to, size, "%s%s", p->comm, p->state == 'Z' ? " <defunct>" : "");
    else snprintf(to, size, "%s", p->args);
}

static void print(const struct process *p, const struct column **chosen, int count, char **headings)
{
    for (int i = 0; i < count; i++) {
        char text[300];
        const char *shown = p ? text : headings[i];
        if (p)
            value(p, chosen[i]->word, text, sizeof text);
        int width = chosen[i]->width, last = i == count - 1;
        if (width > 0)
            printf("%*s", width, shown);
        else if (last)
            printf("%s", shown);
        else
            printf("%-*s", -width, shown);
        putchar(last ? '\n' : ' ');
    }
}

int main(int argc, char *argv[])
{
    char words[300] = "", pids[200] = "", *headings[32];
    const struct column *chosen[32];
    int count = 0, heading = 1, plain = 1;
    for (int i = 1; i < argc; i++) {
        const char *o = argv[i];
        if (strncmp(o, "-o", 2) == 0 || strncmp(o, "-p", 2) == 0) {
            char *to = o[1] == 'o' ? words : pids;
            const char *list = o[2] ? o + 2 : i + 1 < argc ? argv[++i] : "";
            snprintf(to + strlen(to), 199 - strlen(to), "%s%s", *to ? "," : "", list);
            plain &= o[1] != 'o';
        } else if (strchr(o, 'l') || strchr(o, 'j')) {
            strcpy(words, strchr(o, 'l') ? "s,uid,pid,ppid,ni,wchan,tty,cmd" : "pid,pgid,sid,tty,cmd");
            plain = 0;
        } else if (strchr(o, 'f')) {
            strcpy(words, "user,pid,ppid,tty,cmd");
            plain = 0;
        } else if (strchr(o, 'u')) {
            strcpy(words, "user,pid,stat,tty,args");
            plain = 0;
        }
    }
    if (plain)
        strcpy(words, "pid,ppid,letter,comm");
    for (char *w = strtok(words, ", "); w && count < 32; w = strtok(NULL, ", ")) {
        char *name = strchr(w, '=');
        if (name)
            *name++ = 0;
        const struct column *c = NULL;
        for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
            if (strcmp(columns[k].word, w) == 0)
                c = &columns[k];
        if (!c) {
            fprintf(stderr, "error: unknown user-defined format specifier \"%s\"\n", w);
            return 1;
        }
        headings[count] = name ? name : plain && c->width == -15 ? "CMD" : (char *)c->heading;
        chosen[count++] = c;
    }
    heading = 0;
    for (int i = 0; i < count; i++)
        heading |= headings[i][0] != 0;
    struct dirent **entries;
    int n = scandir("/proc", &entries, is_process, by_number), shown = 0;
    if (n < 0) {
        perror("ps: /proc");
        return 1;
    }
    if (heading)
        print(NULL, chosen, count, headings);
    for (int i = 0; i < n; i++) {
        struct process p;
        int wanted = !pids[0];
        char list[200];
        strcpy(list, pids);
        for (char *w = strtok(list, ", "); w; w = strtok(NULL, ", "))
            wanted |= strcmp(w, entries[i]->d_name) == 0;
        if (wanted && look(entries[i]->d_name, &p)) {
            shown++;
            print(&p, chosen, count, headings);
        }
    }
    return shown ? 0 : 1;
}
