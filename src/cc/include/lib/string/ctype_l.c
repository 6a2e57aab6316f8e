// defines isalnum_l isalpha_l isblank_l iscntrl_l isdigit_l isgraph_l islower_l isprint_l ispunct_l isspace_l isupper_l isxdigit_l tolower_l toupper_l
/* Characters are the same in all locales there are. */
#include <ctype.h>

int isalnum_l(int c, locale_t locale) { return isalnum(c); }
int isalpha_l(int c, locale_t locale) { return isalpha(c); }
int isblank_l(int c, locale_t locale) { return isblank(c); }
int iscntrl_l(int c, locale_t locale) { return iscntrl(c); }
int isdigit_l(int c, locale_t locale) { return isdigit(c); }
int isgraph_l(int c, locale_t locale) { return isgraph(c); }
int islower_l(int c, locale_t locale) { return islower(c); }
int isprint_l(int c, locale_t locale) { return isprint(c); }
int ispunct_l(int c, locale_t locale) { return ispunct(c); }
int isspace_l(int c, locale_t locale) { return isspace(c); }
int isupper_l(int c, locale_t locale) { return isupper(c); }
int isxdigit_l(int c, locale_t locale) { return isxdigit(c); }
int tolower_l(int c, locale_t locale) { return tolower(c); }
int toupper_l(int c, locale_t locale) { return toupper(c); }
