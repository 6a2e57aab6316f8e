// defines fmtmsg addseverity
#include <ringside/sys.h>
#include <fmtmsg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct { int severity; const char *string; } added[32];

static const char *severity_word(int severity)
{
    static const char *const words[] = { "", "HALT", "ERROR", "WARNING", "INFO" };
    if (severity >= 0 && severity <= MM_INFO)
        return words[severity];
    for (int i = 0; i < 32; i++)
        if (added[i].string && added[i].severity == severity)
            return added[i].string;
    return NULL;
}

/* Without a string the severity is taken back. */
int addseverity(int severity, const char *string)
{
    if (severity <= MM_INFO)
        return MM_NOTOK;
    int at = -1;
    for (int i = 0; i < 32; i++)
        if (added[i].string ? added[i].severity == severity : at < 0 && string != NULL)
            at = i;
    if (at < 0)
        return MM_NOTOK;
    added[at].severity = severity;
    added[at].string = string;
    return MM_OK;
}

/* Whether MSGVERB lets a part be printed: without it, or with a word in it that is none, all are. It is read once. */
static int shown(const char *part)
{
    static const char *kept;
    const char *verb = kept ? kept : getenv("MSGVERB");
    kept = verb ? verb : "";
    static const char *const parts[] = { "label", "severity", "text", "action", "tag" };
    int found = 0;
    if (!verb || !*verb)
        return 1;
    for (;;) {
        size_t n = strcspn(verb, ":");
        int known = 0;
        for (int i = 0; i < 5; i++)
            known |= strlen(parts[i]) == n && strncmp(verb, parts[i], n) == 0;
        if (!known)
            return 1;
        found |= strlen(part) == n && strncmp(verb, part, n) == 0;
        if (!verb[n])
            return found;
        verb += n + 1;
    }
}

/* A label is at most 10 characters, `:`, at most 14. */
static int valid_label(const char *label)
{
    const char *colon = strchr(label, ':');
    return colon && colon - label <= 10 && strlen(colon + 1) <= 14;
}

int fmtmsg(long classification, const char *label, int severity, const char *text, const char *action, const char *tag)
{
    const char *word = severity_word(severity);
    if (!word || (label && !valid_label(label)))
        return MM_NOTOK;
    if (classification & MM_PRINT) {
        int l = label && shown("label"), s = severity != MM_NULLSEV && shown("severity"), x = text && shown("text"),
            a = action && shown("action"), t = tag && shown("tag");
        fprintf(stderr, "%s%s%s%s%s%s%s%s%s%s\n", l ? label : "", l && (s || x || a || t) ? ": " : "", s ? word : "",
                s && (x || a || t) ? ": " : "", x ? text : "", x && (a || t) ? "\n" : "", a ? "TO FIX: " : "",
                a ? action : "", a && t ? "  " : "", t ? tag : "");
    }
    /* Nobody watches the console here. */
    return classification & MM_CONSOLE ? MM_NOCON : MM_OK;
}
