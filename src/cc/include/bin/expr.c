/* expr -- works out its arguments: | and &, = != < <= > >=, + -, * / %, STRING : REGEX, ( ); match STRING REGEX,
   substr STRING FROM LENGTH, index STRING CHARACTERS, length STRING, + WORD for a word that looks like one of these. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **word;

static void need(void)
{
    if (*word)
        return;
    fprintf(stderr, "expr: syntax error: missing argument after '%s'\n", word[-1]);
    exit(2);
}

static int is(const char *s)
{
    return *word && strcmp(*word, s) == 0;
}

static int take(const char *s)
{
    int yes = is(s);
    word += yes;
    return yes;
}

static int is_number(const char *s)
{
    s += *s == '-';
    return *s && strspn(s, "0123456789") == strlen(s);
}

static char *text(long n)
{
    char *s = malloc(24);
    snprintf(s, 24, "%ld", n);
    return s;
}

static long number(const char *s)
{
    if (!is_number(s)) {
        fprintf(stderr, "expr: non-integer argument\n");
        exit(2);
    }
    return atol(s);
}

/* As expr's own status sees it: not empty, and no number that is 0. */
static int is_true(const char *s)
{
    return *s && !(is_number(s) && strspn(s, "-0") == strlen(s));
}

/* The part in \( \), or how many characters match; only a match at the beginning counts. */
static char *match(const char *s, const char *pattern)
{
    regex_t compiled;
    regmatch_t m[2];
    int error = regcomp(&compiled, pattern, 0);
    if (error) {
        char why[128];
        regerror(error, &compiled, why, sizeof why);
        fprintf(stderr, "expr: %s\n", why);
        exit(2);
    }
    int found = regexec(&compiled, s, 2, m, 0) == 0 && m[0].rm_so == 0;
    char *v;
    if (compiled.re_nsub == 0)
        v = text(found ? m[0].rm_eo : 0);
    else
        v = found && m[1].rm_so >= 0 ? strndup(s + m[1].rm_so, m[1].rm_eo - m[1].rm_so) : strdup("");
    regfree(&compiled);
    return v;
}

static char *either(void);
static char *word_or_call(void);

static char *factor(void)
{
    need();
    if (take("(")) {
        char *v = either();
        if (!*word) {
            fprintf(stderr, "expr: syntax error: expecting ')' after '%s'\n", word[-1]);
            exit(2);
        }
        if (!take(")")) {
            fprintf(stderr, "expr: syntax error: expecting ')' instead of '%s'\n", *word);
            exit(2);
        }
        return v;
    }
    if (is(")")) {
        fprintf(stderr, "expr: syntax error: unexpected ')'\n");
        exit(2);
    }
    return *word++;
}

static char *word_or_call(void)
{
    need();
    if (take("+")) {
        need();
        return *word++;
    }
    if (take("length"))
        return text(strlen(word_or_call()));
    if (take("match")) {
        char *s = word_or_call();
        return match(s, word_or_call());
    }
    if (take("index")) {
        char *s = word_or_call();
        size_t n = strcspn(s, word_or_call());
        return text(s[n] ? n + 1 : 0);
    }
    if (take("substr")) {
        char *s = word_or_call(), *from = word_or_call(), *length = word_or_call();
        long at = is_number(from) ? atol(from) : 0, n = is_number(length) ? atol(length) : 0;
        if (at < 1 || n < 1 || at > (long)strlen(s))
            return "";
        return strndup(s + at - 1, n);
    }
    return factor();
}

static char *matching(void)
{
    char *v = word_or_call();
    while (take(":"))
        v = match(v, word_or_call());
    return v;
}

static char *product(void)
{
    char *v = matching();
    while (is("*") || is("/") || is("%")) {
        char op = **word++;
        char *w = matching();
        long a = number(v), b = number(w);
        if (op != '*' && b == 0) {
            fprintf(stderr, "expr: division by zero\n");
            exit(2);
        }
        v = text(op == '*' ? a * b : op == '/' ? a / b : a % b);
    }
    return v;
}

static char *sum(void)
{
    char *v = product();
    while (is("+") || is("-")) {
        char op = **word++;
        char *w = product();
        long a = number(v), b = number(w);
        v = text(op == '+' ? a + b : a - b);
    }
    return v;
}

static char *comparison(void)
{
    char *v = sum();
    while (is("=") || is("==") || is("!=") || is("<") || is("<=") || is(">") || is(">=")) {
        const char *op = *word++;
        char *w = sum();
        long d = is_number(v) && is_number(w) ? atol(v) - atol(w) : strcoll(v, w);
        int equal = op[1] == '=';
        v = text(*op == '=' ? d == 0 : *op == '!' ? d != 0 : *op == '<' ? d < 0 || (equal && !d) : d > 0 || (equal && !d));
    }
    return v;
}

static char *both(void)
{
    char *v = comparison();
    while (take("&")) {
        char *w = comparison();
        v = is_true(v) && is_true(w) ? v : "0";
    }
    return v;
}

static char *either(void)
{
    char *v = both();
    while (take("|")) {
        char *w = both();
        v = is_true(v) ? v : is_true(w) ? w : "0";
    }
    return v;
}

int main(int argc, char *argv[])
{
    word = argv + 1;
    if (argc < 2) {
        fprintf(stderr, "expr: missing operand\nTry 'expr --help' for more information.\n");
        return 2;
    }
    const char *v = either();
    if (*word) {
        fprintf(stderr, "expr: syntax error: unexpected argument '%s'\n", *word);
        return 2;
    }
    puts(v);
    return !is_true(v);
}
