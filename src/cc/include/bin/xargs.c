/* xargs -- runs a command with the words of standard input as its last arguments; -n N at most so many at once. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int run(char **words)
{
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        execvp(words[0], words);
        fprintf(stderr, "xargs: %s: %s\n", words[0], strerror(errno));
        _exit(errno == ENOENT ? 127 : 126);
    }
    waitpid(pid, &status, 0);
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 125;
    return code == 0 || code > 125 ? code : 123;
}

int main(int argc, char *argv[])
{
    int i = 1, most = 1000, result = 0, n = 0, c, started = 0;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        most = atoi(argv[2]);
        i = 3;
    }
    char *echo[] = { "echo", NULL }, **command = i < argc ? argv + i : echo;
    int fixed = i < argc ? argc - i : 1;
    char **words = calloc(fixed + most + 1, sizeof *words), word[4096];
    memcpy(words, command, fixed * sizeof *words);
    for (size_t k = 0;; ) {
        c = getchar();
        if (c != EOF && !isspace(c)) {
            if (k < sizeof word - 1)
                word[k++] = c;
            continue;
        }
        if (k) {
            word[k] = '\0';
            k = 0;
            words[fixed + n++] = strdup(word);
        }
        if (n == most || (c == EOF && (n || !started))) {
            words[fixed + n] = NULL;
            started = 1;
            n = 0;
            int r = run(words);
            result = r > result ? r : result;
        }
        if (c == EOF)
            return result;
    }
}
