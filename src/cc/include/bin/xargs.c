/* xargs -- runs a command with the words of standard input as its last arguments; -n N at most so many at once, -I NAME
   a command for each line, which stands where NAME does; -0 words end with a zero byte; -r nothing without words; -t tells each
   command first. */
#include <ctype.h>
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int telling;

static int run(char **words)
{
    int status;
    fflush(stdout);
    for (int i = 0; telling && words[i]; i++)
        fprintf(stderr, words[i + 1] ? "%s " : "%s\n", words[i]);
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

/* A word of the command with the line in place of the name. */
static char *filled(const char *word, const char *name, const char *line)
{
    size_t n = strlen(name), room = 1;
    for (const char *p = word; *p; p++)
        room += strncmp(p, name, n) == 0 ? strlen(line) : 1;
    char *out = calloc(1, room + 1), *to = out;
    while (*word)
        if (strncmp(word, name, n) == 0) {
            to = stpcpy(to, line);
            word += n;
        } else {
            *to++ = *word++;
        }
    return out;
}

static int for_each_line(char **command, const char *name)
{
    char *line = NULL, *words[256];
    size_t size = 0;
    int result = 0;
    for (ssize_t n; (n = getline(&line, &size, stdin)) > 0;) {
        int count = 0;
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        for (; command[count] && count < 255; count++)
            words[count] = filled(command[count], name, line);
        words[count] = NULL;
        int r = run(words);
        result = r > result ? r : result;
    }
    return result;
}

int main(int argc, char *argv[])
{
    known_options(argv, "+n:I:t0r", 1);
    int i = 1, most = 1000, result = 0, n = 0, c, started = 0, zeros = 0;
    const char *name = NULL;
    for (int option; (option = getopt(argc, argv, "+n:I:t0r")) != -1; i = optind)
        switch (option) {
        case 'n': most = atoi(optarg); break;
        case 'I': name = optarg; break;
        case 't': telling = 1; break;
        case '0': zeros = 1; break;
        case 'r': started = 1; break;
        default: return 1;
        }
    char *echo[] = { "echo", NULL }, **command = i < argc ? argv + i : echo;
    if (name)
        return for_each_line(command, name);
    int fixed = i < argc ? argc - i : 1;
    char **words = calloc(fixed + most + 1, sizeof *words), word[4096];
    memcpy(words, command, fixed * sizeof *words);
    for (size_t k = 0;; ) {
        c = getchar();
        if (c != EOF && (zeros ? c != 0 : !isspace(c))) {
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
