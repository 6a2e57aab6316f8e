//@ native
//@ seed: 3
/* What the C library keeps for the whole process, used by three threads at once: the numbers of random(3), the list of
   streams, what atexit(3) was told, the environment, the keys; and a child forked while others hold all that. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 8

static pthread_key_t keys[3 * N];
static int called;
static long sum;

static void count(void) { called++; }
static void last(void) { printf("%d functions called\n", called); }

static void *work(void *arg)
{
    int me = *(int *)arg;
    char name[20];
    for (int i = 0; i < N; i++) {
        __atomic_fetch_add(&sum, random() + rand(), __ATOMIC_RELAXED);
        snprintf(name, sizeof name, "F%d_%d", me, i);
        FILE *f = fopen(name, "w");
        fputs("hello", f);
        if (i & 1)
            fclose(f);
        setenv(name, "set", 1);
        atexit(count);
        pthread_key_create(&keys[me * N + i], NULL);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[3];
    int ids[3] = { 0, 1, 2 };
    if (fork() == 0) {
        atexit(last);
        for (int i = 0; i < 3; i++)
            pthread_create(&threads[i], NULL, work, &ids[i]);
        for (int i = 0; i < 4; i++) {
            pid_t child = fork();
            if (child == 0) {
                sum = random();
                FILE *f = fopen("child", "a");
                fputs("c", f);
                fclose(f);
                _exit(0);
            }
            waitpid(child, NULL, 0);
        }
        for (int i = 0; i < 3; i++)
            pthread_join(threads[i], NULL);
        long all = 0;
        srandom(1);
        for (int i = 0; i < 3 * N * 2; i++)
            all += random();
        printf("the numbers are those of one thread: %s\n", sum == all ? "yes" : "no");
        int same = 0, unset = 0;
        for (int i = 0; i < 3 * N; i++) {
            char name[20];
            snprintf(name, sizeof name, "F%d_%d", i / N, i % N);
            unset += !getenv(name);
            for (int j = 0; j < i; j++)
                same += keys[i] == keys[j];
        }
        printf("%d keys twice, %d variables missing\n", same, unset);
        exit(0);
    }
    wait(NULL);
    int whole = 0;
    struct stat s;
    for (int i = 0; i < 3 * N; i++) {
        char name[20];
        snprintf(name, sizeof name, "F%d_%d", i / N, i % N);
        whole += stat(name, &s) == 0 && s.st_size == 5;
    }
    printf("%d files written\n", whole);
    stat("child", &s);
    printf("%d children\n", (int)s.st_size);
    return 0;
}
