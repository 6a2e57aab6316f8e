/* stropts.h -- STREAMS (fattach(3)): declared, not modelled. */
#ifndef _STROPTS_H
#define _STROPTS_H 1
int fattach(int fd, const char *path);
int fdetach(const char *path);
int isastream(int fd);
#endif
