// defines getfsent getfsspec getfsfile setfsent endfsent
#include <ringside/sys.h>
#include <fstab.h>
#include <mntent.h>
#include <string.h>

static FILE *table;

int setfsent(void)
{
    if (table)
        rewind(table);
    else
        table = setmntent(FSTAB, "r");
    return table != NULL;
}

void endfsent(void)
{
    endmntent(table);
    table = NULL;
}

struct fstab *getfsent(void)
{
    static struct fstab entry;
    struct mntent *m;
    static const char *types[] = { FSTAB_RW, FSTAB_RQ, FSTAB_RO, FSTAB_SW, FSTAB_XX };
    if ((!table && !setfsent()) || !(m = getmntent(table)))
        return NULL;
    entry = (struct fstab){ m->mnt_fsname, m->mnt_dir, m->mnt_type, m->mnt_opts, "??", m->mnt_freq, m->mnt_passno };
    for (int i = 4; i >= 0; i--)
        if (hasmntopt(m, types[i]))
            entry.fs_type = types[i];
    return &entry;
}

struct fstab *getfsspec(const char *name)
{
    struct fstab *f;
    for (setfsent(); (f = getfsent()) != NULL;)
        if (strcmp(f->fs_spec, name) == 0)
            return f;
    return NULL;
}

struct fstab *getfsfile(const char *name)
{
    struct fstab *f;
    for (setfsent(); (f = getfsent()) != NULL;)
        if (strcmp(f->fs_file, name) == 0)
            return f;
    return NULL;
}
