/* ipcs -- System V message queues, shared memory and semaphores, from /proc/sysvipc: -q -m -s choose. */
#include <pwd.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

static const char *owner(unsigned uid)
{
    struct passwd *p = getpwuid(uid);
    return p ? p->pw_name : "?";
}

static FILE *table(const char *path)
{
    char head[512];
    FILE *f = fopen(path, "r");
    if (f)
        fgets(head, sizeof head, f);
    return f;
}

static void queues(void)
{
    int key, id, mode, lspid, lrpid;
    unsigned long bytes, count;
    unsigned uid;
    char rest[256];
    printf("\n------ Message Queues --------\n%-10s %-10s %-10s %-10s %-12s %-12s\n", "key", "msqid", "owner", "perms",
           "used-bytes", "messages");
    FILE *f = table("/proc/sysvipc/msg");
    while (f && fscanf(f, "%d %d %o %lu %lu %d %d %u", &key, &id, (unsigned *)&mode, &bytes, &count, &lspid, &lrpid, &uid) == 8) {
        printf("0x%08x %-10d %-10.10s %-10.3o %-12lu %-12lu\n", key, id, owner(uid), mode & 0777, bytes, count);
        fgets(rest, sizeof rest, f);
    }
    if (f)
        fclose(f);
}

static void memory(void)
{
    int key, id, mode, cpid, lpid;
    unsigned long bytes, attached;
    unsigned uid;
    char rest[256];
    printf("\n------ Shared Memory Segments --------\n%-10s %-10s %-10s %-10s %-10s %-10s %-12s\n", "key", "shmid", "owner",
           "perms", "bytes", "nattch", "status");
    FILE *f = table("/proc/sysvipc/shm");
    while (f && fscanf(f, "%d %d %o %lu %d %d %lu %u", &key, &id, (unsigned *)&mode, &bytes, &cpid, &lpid, &attached, &uid) == 8) {
        printf("0x%08x %-10d %-10.10s %-10.3o %-10lu %-10lu %-6s %-6s\n", key, id, owner(uid), mode & 0777, bytes, attached,
               mode & 01000 ? "dest" : "", "");
        fgets(rest, sizeof rest, f);
    }
    if (f)
        fclose(f);
}

static void semaphores(void)
{
    int key, id, mode;
    unsigned long count;
    unsigned uid;
    char rest[256];
    printf("\n------ Semaphore Arrays --------\n%-10s %-10s %-10s %-10s %-10s\n", "key", "semid", "owner", "perms", "nsems");
    FILE *f = table("/proc/sysvipc/sem");
    while (f && fscanf(f, "%d %d %o %lu %u", &key, &id, (unsigned *)&mode, &count, &uid) == 5) {
        printf("0x%08x %-10d %-10.10s %-10.3o %-10lu\n", key, id, owner(uid), mode & 0777, count);
        fgets(rest, sizeof rest, f);
    }
    if (f)
        fclose(f);
}

int main(int argc, char *argv[])
{
    known_options(argv, "mqs", 1);
    int all = 1;
    for (int i = 1; i < argc; i++) {
        all &= !strpbrk(argv[i], "qms");
        if (strchr(argv[i], 'q'))
            queues();
        if (strchr(argv[i], 'm'))
            memory();
        if (strchr(argv[i], 's'))
            semaphores();
    }
    if (all) {
        queues();
        memory();
        semaphores();
    }
    printf("\n");
    return 0;
}
