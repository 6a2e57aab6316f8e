// defines msgget msgsnd msgrcv msgctl semget semop semtimedop semctl shmget shmat shmdt shmctl ftok
#include <ringside/sys.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/sem.h>

int msgget(key_t key, int flags) { return __ret(SYS(msgget, key, flags)); }
int msgsnd(int id, const void *message, size_t size, int flags) { return __ret(SYS(msgsnd, id, message, size, flags)); }
int msgctl(int id, int command, void *info) { return __ret(SYS(msgctl, id, command, info)); }
int semget(key_t key, int count, int flags) { return __ret(SYS(semget, key, count, flags)); }
int semop(int id, struct sembuf *operations, size_t count) { return __ret(SYS(semop, id, operations, count)); }
int shmget(key_t key, size_t size, int flags) { return __ret(SYS(shmget, key, size, flags)); }
void *shmat(int id, const void *address, int flags) { return (void *)__ret(SYS(shmat, id, address, flags)); }
int shmdt(const void *address) { return __ret(SYS(shmdt, address)); }
int shmctl(int id, int command, void *info) { return __ret(SYS(shmctl, id, command, info)); }

ssize_t msgrcv(int id, void *message, size_t size, long type, int flags)
{
    return __ret(SYS(msgrcv, id, message, size, type, flags));
}

int semtimedop(int id, struct sembuf *operations, size_t count, const struct timespec *timeout)
{
    return __ret(SYS(semtimedop, id, operations, count, timeout));
}

/* The fourth argument is a union of a number and pointers: one word, of which SETVAL takes the low half. */
int semctl(int id, int number, int command, ...)
{
    long arg = 0;
    if (command == SETVAL || command == SETALL || command == GETALL || command == IPC_STAT || command == IPC_SET
        || command == SEM_STAT || command == SEM_STAT_ANY || command == SEM_INFO || command == IPC_INFO) {
        union { int val; long word; void *pointer; } semun;
        va_list args;
        va_start(args, command);
        semun.word = va_arg(args, long);
        va_end(args);
        arg = command == SETVAL ? semun.val : semun.word;
    }
    return __ret(SYS(semctl, id, number, command, arg));
}

/* ftok(3): made of the file's inode and device numbers and the project's low byte. */
key_t ftok(const char *path, int project)
{
    struct stat st;
    if (__ret(SYS(stat, path, &st)) < 0)
        return -1;
    return (st.st_ino & 0xffff) | (st.st_dev & 0xff) << 16 | (project & 0xffU) << 24;
}
