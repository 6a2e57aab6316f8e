//@ exit: 0
/* Padding is sent with every struct and set by nobody: it is not told. A member that was forgotten is. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct message {
    long type;
    char urgent;
    int length;
    char text[8];
    short last;
};

static struct message global;

static void fill(struct message *m)
{
    m->type = 1;
    m->urgent = 'u';
    m->length = 2;
    memset(m->text, 't', sizeof m->text);
    m->last = 3;
}

int main(void)
{
    int fd[2];
    struct message local, pair[2], *heap = malloc(sizeof *heap);

    if (pipe(fd) == -1)
        return 1;
    fill(&local);
    fill(&pair[0]);
    pair[1] = pair[0];
    fill(heap);
    global = local;
    write(fd[1], &local, sizeof local);
    write(fd[1], pair, sizeof pair);
    write(fd[1], heap, sizeof *heap);
    write(fd[1], &global, sizeof global);
    free(heap);

    struct message forgotten;
    forgotten.type = 1;
    forgotten.urgent = 'u';
    memset(forgotten.text, 't', sizeof forgotten.text);
    forgotten.last = 3;
    write(fd[1], &forgotten, sizeof forgotten);
    return 0;
}
