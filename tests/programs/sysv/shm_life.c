//@ native
// A segment lives until it is removed and the last has let go; its attaches are counted; fork inherits, exec does not.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct shmid_ds ds;
    int id = shmget(IPC_PRIVATE, 5000, 0640);
    say("made of zeros", *(char *)shmat(id, NULL, 0) == 0);
    char *a = shmat(id, NULL, 0), *b = shmat(id, NULL, SHM_RDONLY);
    strcpy(a, "hello");
    say("attached twice: two addresses, one content", a != b && strcmp(b, "hello") == 0);
    shmctl(id, IPC_STAT, &ds);
    printf("size %zu, %lu attaches, mode %o\n", ds.shm_segsz, (unsigned long)ds.shm_nattch, ds.shm_perm.mode & 0777);
    if (fork() == 0) {
        shmctl(id, IPC_STAT, &ds);
        a[0] = 'j';
        _exit(ds.shm_nattch);
    }
    int status;
    wait(&status);
    printf("in a child %d attaches\n", WEXITSTATUS(status));
    say("it wrote into the same memory", strcmp(b, "jello") == 0);
    shmctl(id, IPC_RMID, NULL);
    say("removed while attached, it is still there", strcmp(a, "jello") == 0);
    say("shmdt", shmdt(b) == 0);
    say("not twice: EINVAL", shmdt(b) == -1 && errno == EINVAL);
    shmdt(a);
    say("a larger one than there is: EINVAL", (id = shmget(0x7261, 100, IPC_CREAT | 0600)) >= 0 && shmget(0x7261, 10000, 0600) == -1 && errno == EINVAL);
    shmctl(id, IPC_RMID, NULL);
    say("size 0: EINVAL", shmget(IPC_PRIVATE, 0, 0600) == -1 && errno == EINVAL);
    return 0;
}
