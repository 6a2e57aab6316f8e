//@ native
/* A thread that is cancelled while it waits inside printf or getline lets the stream go, with what its buffer held;
   what it took by flockfile stays taken. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *out, *in;

static void cleanup(void *arg)
{
    printf("in the cleanup handler it is free: %d\n", ftrylockfile(out) == 0);
    funlockfile(out);
}

static void *writer(void *arg)
{
    pthread_cleanup_push(cleanup, NULL);
    for (;;)
        fprintf(out, "%0999d\n", 7);
    pthread_cleanup_pop(0);
    return NULL;
}

static void *reader(void *arg)
{
    char *line = NULL;
    size_t room = 0;
    getline(&line, &room, in);
    return NULL;
}

static void *holder(void *arg)
{
    flockfile(in);
    pause();
    return NULL;
}

static void cancel_one(void *(*start)(void *))
{
    pthread_t thread;
    void *result;
    pthread_create(&thread, NULL, start, NULL);
    usleep(100000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled: %d\n", result == PTHREAD_CANCELED);
}

int main(void)
{
    int ends[2];
    pipe(ends);
    out = fdopen(ends[1], "w");
    cancel_one(writer);
    static char bytes[100000];
    ssize_t n = read(ends[0], bytes, 65536);
    printf("the pipe held %zd bytes\n", n);
    fprintf(out, "after\n");
    fflush(out);
    n = read(ends[0], bytes, sizeof bytes);
    printf("then %zd came, the last: %.6s", n, bytes + n - 6);

    pipe(ends);
    in = fdopen(ends[0], "r");
    cancel_one(reader);
    write(ends[1], "line\n", 5);
    printf("read: %s", fgets(bytes, sizeof bytes, in));
    cancel_one(holder);
    printf("taken by flockfile, still: %d\n", ftrylockfile(in) != 0);
    fflush(stdout);
    _exit(0);
}
