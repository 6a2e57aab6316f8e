//@ native
// Tables of file systems: written, read back, asked for options; spaces in names.
#include <mntent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    const char *name = "table.tmp";
    FILE *f = setmntent(name, "w+");
    struct mntent one = { "/dev/sda1", "/", "ext4", "rw,noatime,errors=remount-ro", 1, 1 },
                  two = { "//host/my share", "/mnt/with space", "cifs", "ro", 0, 0 }, *e;
    printf("%d %d\n", addmntent(f, &one), addmntent(f, &two));
    endmntent(f);

    char line[100];
    f = fopen(name, "r+");
    while (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fputs("# a comment\n\nproc /proc proc defaults\n", f);
    fclose(f);

    f = setmntent(name, "r");
    while ((e = getmntent(f)) != NULL)
        printf("[%s] [%s] [%s] [%s] %d %d\n", e->mnt_fsname, e->mnt_dir, e->mnt_type, e->mnt_opts, e->mnt_freq, e->mnt_passno);
    printf("%d\n", endmntent(f));
    printf("%s %d %d\n", hasmntopt(&one, "errors"), hasmntopt(&one, "ro") == NULL, hasmntopt(&two, "ro") == two.mnt_opts);
    unlink(name);
    return 0;
}
