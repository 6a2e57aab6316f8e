/* uiciname.h -- of "UNIX Systems Programming" (Robbins, Robbins): our own implementation. */
#ifndef _UICINAME_H
#define _UICINAME_H
#include <netinet/in.h>
int name2addr(char *name, in_addr_t *addrp);
void addr2name(struct in_addr addr, char *name, int namelen);
#endif
