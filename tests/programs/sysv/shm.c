//@ native
// Attach twice, share with a child, remove while attached.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct shmid_ds d;
    int id = shmget(0x52494e47, 5000, 0600 | IPC_CREAT);
    int e = shmget(0x52494e47, 5000, 0600 | IPC_CREAT | IPC_EXCL);
    printf("%d %d\n", e, errno == EEXIST);
    char *a = shmat(id, NULL, 0), *b = shmat(id, NULL, SHM_RDONLY);
    strcpy(a, "seen twice");
    printf("%s %d\n", b, a != b);
    if (fork() == 0) {
        strcpy(a, "from the child");
        return 0;
    }
    wait(NULL);
    printf("%s\n", b);
    shmctl(id, IPC_STAT, &d);
    printf("%zu %lu\n", d.shm_segsz, (unsigned long)d.shm_nattch);
    shmctl(id, IPC_RMID, NULL);
    e = shmget(0x52494e47, 1, 0);
    printf("%d %d\n", e, errno == ENOENT);
    printf("%s\n", a);
    printf("%d %d\n", shmdt(a), shmdt(b));
    e = shmdt(a);
    printf("%d %d\n", e, errno == EINVAL);
    return 0;
}
