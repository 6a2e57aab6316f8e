// defines strerror strerror_r __xpg_strerror_r strerrorname_np strerrordesc_np __error_sentence
#include <ringside/sys.h>

#define ERANGE 34
#define EINVAL 22

/* The sentence, or the null pointer. */
const char *__error_sentence(int number)
{
    switch (number) {
    case 0: return "Success";
#define S(number, name, sentence) case number: return sentence;
#include <ringside/sentences.h>
#undef S
    }
    return NULL;
}

static char *describe(int number, char *buf, size_t size)
{
    const char *sentence = __error_sentence(number);
    if (sentence)
        return (char *)sentence;
    char text[40], *p = text + sizeof text;
    unsigned n = number < 0 ? -(unsigned)number : number;
    *--p = '\0';
    do
        *--p = '0' + n % 10;
    while (n /= 10);
    if (number < 0)
        *--p = '-';
    p = (char *)BUILTIN(memcpy, p - 14, "Unknown error ", 14);
    if (size) {
        BUILTIN(strncpy, buf, p, size);
        buf[size - 1] = '\0';
    }
    return buf;
}

char *strerror(int number)
{
    static char buf[40];
    return describe(number, buf, sizeof buf);
}

/* GNU's: gives the sentence, which need not be in `buf`. */
char *strerror_r(int number, char *buf, size_t size)
{
    return describe(number, buf, size);
}

/* POSIX's: always fills `buf`, gives an error number. */
int __xpg_strerror_r(int number, char *buf, size_t size)
{
    const char *sentence = describe(number, buf, size);
    if (sentence != buf) {
        if (BUILTIN(strlen, sentence) >= size) {
            if (size) {
                BUILTIN(memcpy, buf, sentence, size - 1);
                buf[size - 1] = '\0';
            }
            return ERANGE;
        }
        BUILTIN(strcpy, buf, sentence);
    }
    return __error_sentence(number) ? 0 : EINVAL;
}

const char *strerrordesc_np(int number)
{
    return __error_sentence(number);
}

const char *strerrorname_np(int number)
{
    switch (number) {
    case 0: return "0";
#define S(number, name, sentence) case number: return #name;
#include <ringside/sentences.h>
#undef S
    }
    return NULL;
}
