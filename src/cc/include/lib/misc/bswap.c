// defines __bswap_16 __bswap_32 __bswap_64 htons htonl ntohs ntohl
unsigned short __bswap_16(unsigned short x) { return x << 8 | x >> 8; }
unsigned __bswap_32(unsigned x) { return x << 24 | (x & 0xff00) << 8 | (x >> 8 & 0xff00) | x >> 24; }
unsigned long __bswap_64(unsigned long x) { return (unsigned long)__bswap_32(x) << 32 | __bswap_32(x >> 32); }
unsigned short htons(unsigned short n) { return __bswap_16(n); }
unsigned short ntohs(unsigned short n) { return __bswap_16(n); }
unsigned htonl(unsigned n) { return __bswap_32(n); }
unsigned ntohl(unsigned n) { return __bswap_32(n); }
