/* expr -- a sum or a comparison of its arguments: + - * / % = != < <= > >= and ( ). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **word;

static void wrong(void)
{
    fprintf(stderr, "expr: syntax error\n");
    exit(2);
}

static int is(const char *s)
{
    return *word && strcmp(*word, s) == 0;
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

static char *comparison(void);

static char *factor(void)
{
    if (!*word)
        wrong();
    if (is("(")) {
        word++;
        char *v = comparison();
        if (!is(")"))
            wrong();
        word++;
        return v;
    }
    return *word++;
}

static char *product(void)
{
    char *v = factor();
    while (is("*") || is("/") || is("%")) {
        char op = **word++;
        long a = number(v), b = number(factor());
        if (op != '*' && b == 0) {
            fprintf(stderr, "expr: division by zero\n");
            exit(2);
        }
        v = text(op == '*' ? a * b : op == '/' ? a / b : a % b);
    }
    return v;
}

static char *plus_minus(void)
{
    char *v = product();
    while (is("+") || is("-")) {
        char op = **word++;
        long a = number(v), b = number(product());
        v = text(op == '+' ? a + b : a - b);
    }
    return v;
}

static char *comparison(void)
{
    char *v = plus_minus();
    while (is("=") || is("!=") || is("<") || is("<=") || is(">") || is(">=")) {
        const char *op = *word++;
        char *w = plus_minus();
        long d = is_number(v) && is_number(w) ? atol(v) - atol(w) : strcmp(v, w);
        int equal = op[1] == '=';
        v = text(*op == '=' ? d == 0 : *op == '!' ? d != 0 : *op == '<' ? d < 0 || (equal && !d) : d > 0 || (equal && !d));
    }
    return v;
}

int main(int argc, char *argv[])
{
    word = argv + 1;
    if (argc < 2) {
        fprintf(stderr, "expr: missing operand\n");
        return 2;
    }
    const char *v = comparison();
    if (*word)
        wrong();
    puts(v);
    return strcmp(v, "0") == 0 || !*v;
}
