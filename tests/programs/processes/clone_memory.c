//@ native
/* clone(2), CLONE_VM: parent and child run at once in one memory, on two stacks. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK 65536

static int variable, fd;
static sem_t go, done;
static char *block;
static __thread int local = 1;
static char fixed[STACK] __attribute__((aligned(16)));

static int classic(void *unused)
{
    variable = 42;
    close(fd);
    return 3;
}

static int worker(void *number)
{
    sem_wait(&go);
    block[*(int *)number] = 'a' + *(int *)number;
    local++;
    sem_post(&done);
    return *(int *)number;
}

static int maps(void *unused)
{
    block = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(block, "mapped by the child");
    return 0;
}

static int runs(void *unused)
{
    variable = 7;
    execl("/bin/true", "true", NULL);
    return 1;
}

static int allocates(void *unused)
{
    block = malloc(100);
    strcpy(block, "from the child's malloc");
    return 0;
}

static void handler(int signal) { variable = signal; }

static int handles(void *unused)
{
    signal(SIGUSR1, handler);
    return 0;
}

static int sleeps(void *unused)
{
    usleep(1000);
    return 5;
}

static int sibling(void *parent)
{
    return getppid() == *(pid_t *)parent;
}

int main(void)
{
    char *stack = malloc(STACK);
    int status, numbers[3] = { 0, 1, 2 };
    pid_t child[3];

    fd = open("/dev/null", O_WRONLY);
    variable = 9;
    pid_t pid = clone(classic, stack + STACK, CLONE_VM | CLONE_FILES | SIGCHLD, NULL);
    printf("waited: %d\n", waitpid(pid, &status, 0) == pid);
    printf("exit %d, variable %d, write: %s\n", WEXITSTATUS(status), variable, write(fd, "", 1) < 0 ? strerror(errno) : "goes on");

    clone(classic, fixed + STACK, CLONE_VM, NULL);
    printf("wait: %d, ", wait(NULL));
    printf("with __WALL: %d\n", waitpid(-1, &status, __WALL) > 0);
    memset(fixed, 0, STACK);

    sem_init(&go, 0, 0);
    sem_init(&done, 0, 0);
    block = calloc(4, 1);
    for (int i = 0; i < 3; i++)
        child[i] = clone(worker, (char *)malloc(STACK) + STACK, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | SIGCHLD, &numbers[i]);
    for (int i = 0; i < 3; i++) {
        sem_post(&go);
        sem_wait(&done);
    }
    for (int i = 0; i < 3; i++) {
        waitpid(child[i], &status, 0);
        printf("worker %d of its own pid: %d\n", WEXITSTATUS(status), child[i] != getpid());
    }
    printf("%s, thread-local %d\n", block, local);

    clone(maps, stack + STACK, CLONE_VM | SIGCHLD, NULL);
    wait(NULL);
    puts(block);
    clone(allocates, stack + STACK, CLONE_VM | SIGCHLD, NULL);
    wait(NULL);
    puts(block);
    free(block);

    clone(runs, stack + STACK, CLONE_VM | SIGCHLD, NULL);
    wait(&status);
    printf("exec elsewhere: exit %d, variable %d\n", WEXITSTATUS(status), variable);

    clone(handles, stack + STACK, CLONE_VM | CLONE_SIGHAND | SIGCHLD, NULL);
    wait(NULL);
    raise(SIGUSR1);
    printf("the child's handler ran here: %d\n", variable == SIGUSR1);

    static int tid = 1;
    pid = clone(sleeps, stack + STACK, CLONE_VM | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD, NULL, NULL, NULL, &tid);
    for (int seen; (seen = *(volatile int *)&tid) != 0;)
        syscall(SYS_futex, &tid, FUTEX_WAIT, seen, NULL, NULL, 0);
    printf("the end is told by a futex, and waited for: %d\n", waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 5);

    static pid_t parent;
    parent = getppid();
    clone(sibling, stack + STACK, CLONE_VM | CLONE_PARENT | SIGCHLD, &parent);
    int result = wait(NULL);
    printf("a sibling is not waited for: %d %s\n", result, strerror(errno));
    return 0;
}
