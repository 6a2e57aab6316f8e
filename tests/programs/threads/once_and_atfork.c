//@ native
// pthread_once once; pthread_atfork's handlers in their order.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int times;
static void init(void) { times++; usleep(10000); }
static void *body(void *arg) { pthread_once(&once, init); return (void *)(long)times; }
static void a(void) { write(1, "prepare 1\n", 10); }
static void b(void) { write(1, "prepare 2\n", 10); }
static void p1(void) { write(1, "parent 1\n", 9); }
static void p2(void) { write(1, "parent 2\n", 9); }
static void c1(void) { write(1, "child 1\n", 8); }
static void c2(void) { write(1, "child 2\n", 8); }
int main(void)
{
    pthread_t t[3];
    void *r;
    int seen = 0, p[2];
    char c;
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, body, NULL);
    for (int i = 0; i < 3; i++) {
        pthread_join(t[i], &r);
        seen += (long)r;
    }
    say("initialised once, and all waited for it", times == 1 && seen == 3);
    pthread_atfork(a, p1, c1);
    pthread_atfork(b, p2, c2);
    int held = dup(1);
    pipe(p);
    dup2(p[1], 1);
    close(p[1]);
    if (fork() == 0)
        _exit(0);
    wait(NULL);
    dup2(held, 1);
    char all[200];
    ssize_t n, k = 0;
    while ((n = read(p[0], all + k, sizeof all - k)) > 0)
        k += n;
    all[k] = 0;
    say("prepare last first", strstr(all, "prepare 2\nprepare 1\n") != NULL);
    say("parent first first", strstr(all, "parent 1") && strstr(all, "parent 1") < strstr(all, "parent 2"));
    say("child first first", strstr(all, "child 1") && strstr(all, "child 1") < strstr(all, "child 2"));
    return 0;
}
