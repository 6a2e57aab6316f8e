//@ native
// POSIX regular expressions: what fits, where, and the groups.
#define _GNU_SOURCE
#include <regex.h>
#include <stdio.h>
#include <ucontext.h>

static void try(const char *pattern, const char *text, int flags)
{
    regex_t r;
    regmatch_t m[3];
    char why[100];
    int e = regcomp(&r, pattern, flags);
    if (e) {
        regerror(e, &r, why, sizeof why);
        printf("/%s/: %s\n", pattern, why);
        return;
    }
    e = regexec(&r, text, 3, m, 0);
    if (e)
        printf("/%s/ on \"%s\": no match\n", pattern, text);
    else
        printf("/%s/ on \"%s\": %d-%d (%d-%d) (%d-%d), %zu groups\n", pattern, text, (int)m[0].rm_so, (int)m[0].rm_eo,
               (int)m[1].rm_so, (int)m[1].rm_eo, (int)m[2].rm_so, (int)m[2].rm_eo, r.re_nsub);
    regfree(&r);
}
int main(void)
{
    try("b*", "abbb", REG_EXTENDED);
    try("(ab|a)(bcd)?", "abcd", REG_EXTENDED);
    try("^[[:alpha:]_][[:alnum:]_]*$", "pid_t2", REG_EXTENDED);
    try("([0-9]+)-([0-9]+)", "from 10-20 on", REG_EXTENDED);
    try("a{2,3}", "aaaa", REG_EXTENDED);
    try("\\(a*\\)b\\1", "aabaa", 0);
    try("HELLO", "say hello", REG_ICASE);
    try("^b", "a\nb", REG_NEWLINE);
    try("[^a-c]+", "abcxyz", REG_EXTENDED);
    try("x|y|zz", "..zz", REG_EXTENDED);
    try("\\<is\\>", "this is", 0);
    try("(a", "a", REG_EXTENDED);
    try("[a", "a", REG_EXTENDED);
    try("a{1", "a", REG_EXTENDED);
    try("*a", "a", REG_EXTENDED);
    try("nothing", "here", 0);
    return 0;
}
