/* sys/param.h -- old names. */
#ifndef _SYS_PARAM_H
#define _SYS_PARAM_H 1
#include <limits.h>
#include <signal.h>
#include <endian.h>
#define NBBY CHAR_BIT
#define NGROUPS NGROUPS_MAX
#define MAXSYMLINKS 20
#define CANBSIZ MAX_CANON
#define MAXPATHLEN PATH_MAX
#define NOFILE 256
#define NCARGS 131072
#define MAXHOSTNAMELEN 64
#define HZ 100
#define EXEC_PAGESIZE 4096
#define NODEV ((dev_t)-1)
#define DEV_BSIZE 512
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define howmany(x, y) (((x) + ((y) - 1)) / (y))
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))
#define powerof2(x) ((((x) - 1) & (x)) == 0)
#define setbit(a, i) ((a)[(i) / 8] |= 1 << ((i) % 8))
#define clrbit(a, i) ((a)[(i) / 8] &= ~(1 << ((i) % 8)))
#define isset(a, i) ((a)[(i) / 8] & (1 << ((i) % 8)))
#define isclr(a, i) (((a)[(i) / 8] & (1 << ((i) % 8))) == 0)
#endif
