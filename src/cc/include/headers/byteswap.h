/* byteswap.h -- bswap(3). */
#ifndef _BYTESWAP_H
#define _BYTESWAP_H 1
unsigned short __bswap_16(unsigned short x);
unsigned int __bswap_32(unsigned int x);
unsigned long __bswap_64(unsigned long x);
#define bswap_16(x) __bswap_16(x)
#define bswap_32(x) __bswap_32(x)
#define bswap_64(x) __bswap_64(x)
#endif
