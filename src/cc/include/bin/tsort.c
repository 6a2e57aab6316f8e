/* tsort -- an order in which of each pair of words the first comes before the second (tsort(1)). */
#include <ringside/lines.h>
#include <ringside/longopts.h>
#include <string.h>

struct word {
    char *text;
    int before;                     /* how many must come first */
    int done;
    int n, room, *after;            /* those that come after it */
};

static struct word *words;
static int count;

static int number(const char *text)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(words[i].text, text))
            return i;
    words = realloc(words, (count + 1) * sizeof *words);
    memset(&words[count], 0, sizeof *words);
    words[count].text = strdup(text);
    return count++;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(words[*(const int *)a].text, words[*(const int *)b].text);
}

/* Some circle among what is left: goes backwards until it comes to a word again. Its last pair is forgotten. */
static void break_circle(const char *name)
{
    int *path = malloc((count + 1) * sizeof *path), n = 0, at = 0, again = -1;
    while (words[at].done || !words[at].before)
        at++;
    while (again < 0) {
        path[n++] = at;
        int next = -1;
        for (int i = 0; i < count && next < 0; i++)
            for (int k = 0; !words[i].done && k < words[i].n; k++)
                if (words[i].after[k] == at)
                    next = i;
        at = next;
        for (int i = 0; i < n; i++)
            if (path[i] == at)
                again = i;
    }
    fflush(stdout);
    fprintf(stderr, "tsort: %s: input contains a loop:\n", name);
    fprintf(stderr, "tsort: %s\n", words[path[again]].text);
    for (int i = n - 1; i > again; i--)
        fprintf(stderr, "tsort: %s\n", words[path[i]].text);
    struct word *last = &words[path[again]], *from = &words[path[again + 1 < n ? again + 1 : again]];
    for (int k = 0; k < from->n; k++)
        if (&words[from->after[k]] == last) {
            from->after[k] = from->after[--from->n];
            last->before--;
            break;
        }
    free(path);
}

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    const char *name = argc > 1 ? argv[1] : "-";
    FILE *f = open_lines("tsort", name, 1);
    char text[256];
    int first = -1, status = 0, left;

    while (fscanf(f, "%255s", text) == 1) {
        int word = number(text);
        if (first < 0) {
            first = word;
            continue;
        }
        if (first != word) {
            struct word *w = &words[first];
            if (w->n == w->room)
                w->after = realloc(w->after, (w->room = 2 * w->room + 4) * sizeof *w->after);
            w->after[w->n++] = word;
            words[word].before++;
        }
        first = -1;
    }
    if (first >= 0) {
        fprintf(stderr, "tsort: %s: input contains an odd number of tokens\n", name);
        return 1;
    }

    int *queue = malloc((count + 1) * sizeof *queue);
    for (left = count; left > 0;) {
        int from = 0, to = 0;
        for (int i = 0; i < count; i++)
            if (!words[i].done && !words[i].before)
                queue[to++] = i;
        qsort(queue, to, sizeof *queue, by_text);
        for (; from < to; from++, left--) {
            struct word *w = &words[queue[from]];
            puts(w->text);
            w->done = 1;
            for (int k = w->n - 1; k >= 0; k--)
                if (--words[w->after[k]].before == 0)
                    queue[to++] = w->after[k];
        }
        if (left > 0) {
            break_circle(name);
            status = 1;
        }
    }
    return status;
}
