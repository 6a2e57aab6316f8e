//@ native
// Streams without locks, texts of wide characters in memory, names of files with an ending, lines of passwd and group.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#include <wchar.h>

int main(void)
{
    char buf[64] = "";
    FILE *f = tmpfile();
    printf("wrote %zu", fwrite_unlocked("abcdef\n", 1, 7, f));
    printf(" and %d\n", fputs_unlocked("next\n", f) >= 0);
    fflush_unlocked(f);
    rewind(f);
    printf("read %zu", fread_unlocked(buf, 1, 7, f));
    printf(": %s", buf);
    printf("and %s", fgets_unlocked(buf, sizeof buf, f));
    fgetc_unlocked(f);
    printf("at the end %d, error %d", !!feof_unlocked(f), !!ferror_unlocked(f));
    clearerr_unlocked(f);
    printf(", cleared %d, the number agrees %d\n", !!feof_unlocked(f), fileno_unlocked(f) == fileno(f));
    fclose(f);

    wchar_t *text;
    size_t length;
    FILE *w = open_wmemstream(&text, &length);
    fputws(L"wide ", w);
    fwprintf(w, L"%d %ls", 42, L"words");
    fflush(w);
    printf("in memory: %ls, %zu\n", text, length);
    for (int i = 0; i < 100; i++)
        putwc(L'a' + i % 26, w);
    fclose(w);
    printf("in the end %zu, the last one is %lc, then %d\n", length, (wint_t)text[length - 1], text[length] == 0);
    free(text);

    char name[] = "/tmp/partXXXXXX.txt", bad[] = "/tmp/partXXXXX.txt", here[] = "/tmp/namesXXXXXX";
    int fd = mkstemps(name, 4);
    printf("a name with an ending: %d %s\n", fd >= 0, name + strlen(name) - 4);
    close(fd);
    errno = 0;
    fd = mkstemps(bad, 4);
    printf("too few to fill in: %d %s\n", fd, strerror(errno));
    struct timeval times[2] = { { 1000, 0 }, { 2000, 500000 } };
    struct stat st;
    printf("times set: %d", lutimes(name, times));
    stat(name, &st);
    printf(", %ld.%03ld\n", (long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec / 1000000);
    unlink(name);

    mkdtemp(here);
    int dir = open(here, O_RDONLY | O_DIRECTORY);
    const char *names[] = { "part10", "part9", "part1", "other" };
    for (int i = 0; i < 4; i++)
        close(openat(dir, names[i], O_CREAT | O_WRONLY, 0600));
    struct dirent **list;
    int n = scandirat(dir, ".", &list, NULL, versionsort);
    printf("by their numbers:");
    for (int i = 0; i < n; i++) {
        printf(" %s", list[i]->d_name);
        free(list[i]);
    }
    free(list);
    printf("\n");
    char entries[4096];
    lseek(dir, 0, SEEK_SET);
    printf("entries come by hand, too: %d", getdents64(dir, entries, sizeof entries) > 0);
    printf(", then %ld\n", (long)getdents64(dir, entries, sizeof entries));
    printf("all of it is written: %d %d\n", syncfs(dir), sync_file_range(-1, 0, 0, 0));
    for (int i = 0; i < 4; i++)
        unlinkat(dir, names[i], 0);
    rmdir(here);

    f = tmpfile();
    struct passwd p = { "ann", "x", 1001, 100, "Ann, of course", "/home/ann", "/bin/sh" }, *q;
    char *members[] = { "ann", "ben", NULL };
    struct group g = { "staff", "x", 50, members }, *h;
    fprintf(f, "# users\n\n");
    putpwent(&p, f);
    rewind(f);
    q = fgetpwent(f);
    printf("%s %s %u %u %s %s %s, then %s\n", q->pw_name, q->pw_passwd, q->pw_uid, q->pw_gid, q->pw_gecos, q->pw_dir,
           q->pw_shell, fgetpwent(f) ? "more" : "none");
    rewind(f);
    ftruncate(fileno(f), 0);
    putgrent(&g, f);
    rewind(f);
    h = fgetgrent(f);
    printf("%s %u: %s and %s\n", h->gr_name, h->gr_gid, h->gr_mem[0], h->gr_mem[1]);
    fclose(f);

    char word[] = "stirred", secret[] = "abc";
    strfry(word);
    int sum = 0;
    for (char *s = word; *s; s++)
        sum += *s;
    printf("stirred, the same letters: %zu %d\n", strlen(word), sum);
    memfrob(secret, 3);
    printf("hidden: %d %d", secret[0], secret[1]);
    memfrob(secret, 3);
    printf(", and back: %s\n", secret);
    printf("may be read: %d %d, not there: %d\n", eaccess("/tmp", R_OK), euidaccess("/", R_OK), eaccess("/not/there", F_OK));
    return 0;
}
