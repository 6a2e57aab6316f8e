//@ native
/* wordexp(3): words as the shell expands them. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <wordexp.h>

static void show(const char *words, int flags)
{
    wordexp_t w;
    int r = wordexp(words, &w, flags);
    printf("<%s> %d:", words, r);
    if (r == 0) {
        for (size_t i = 0; i < w.we_wordc; i++)
            printf(" [%s]", w.we_wordv[i]);
        wordfree(&w);
    }
    puts("");
}

int main(void)
{
    char folder[] = "/tmp/ringside_XXXXXX";
    mkdtemp(folder);
    chdir(folder);
    close(creat("a.c", 0600));
    close(creat("b.c", 0600));
    setenv("FOO", "one two", 1);
    setenv("HOME", "/home/kim", 1);
    unsetenv("NONE");
    static const char *const plain[] = {
        "hello world", "$FOO", "\"$FOO\"", "'$FOO'", "a\\ b c", "\"a  b\"  'c'", "*.c", "x*.h", "\"*.c\"", "~/f", "a~",
        "${FOO}x", "${NONE:-dflt}", "${NONE-\"a b\"}", "${FOO:+set}", "${#FOO}", "${FOO%% *}", "${FOO#* }", "$NONE", "a$NONE",
        "\"\"", "", "$", "$((3 * (4 + 1)))", "$((7 / 2 - 10))", "$(echo hi there)", "\"$(echo hi  there)\"", "`echo bt`",
        "a|b", "a;b", "{x}", "(", "a\nb", "\"open", "'open", "${FOO", "$((1 +))", NULL,
    };
    for (int i = 0; plain[i]; i++)
        show(plain[i], 0);
    show("$NONE", WRDE_UNDEF);
    show("$(echo hi)", WRDE_NOCMD);
    wordexp_t w = { .we_offs = 1 };
    wordexp("b c", &w, WRDE_DOOFFS);
    wordexp("d", &w, WRDE_DOOFFS | WRDE_APPEND);
    printf("%zu words, the first place is %s, the last word %s\n", w.we_wordc, w.we_wordv[0] ? "taken" : "free", w.we_wordv[3]);
    wordexp("e f g", &w, WRDE_REUSE | WRDE_DOOFFS);
    printf("used again: %zu\n", w.we_wordc);
    wordfree(&w);
    unlink("a.c");
    unlink("b.c");
    chdir("/");
    return rmdir(folder);
}
