/* nl_types.h -- catalogs of messages (catopen(3)): there is none, each message is the one the program brings along. */
#ifndef _NL_TYPES_H
#define _NL_TYPES_H 1
#include <features.h>
#define NL_SETD 1
#define NL_CAT_LOCALE 1
typedef void *nl_catd;
typedef int nl_item;
nl_catd catopen(const char *name, int flag);
char *catgets(nl_catd catalog, int set, int number, const char *otherwise);
int catclose(nl_catd catalog);
#endif
