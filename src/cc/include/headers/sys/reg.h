#ifndef _SYS_REG_H
#define _SYS_REG_H 1
#define R15 0
#define RBP 4
#define RBX 5
#define RAX 10
#define RCX 11
#define RDX 12
#define RSI 13
#define RDI 14
#define ORIG_RAX 15
#define RIP 16
#define RSP 19
#endif
