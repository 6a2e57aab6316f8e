#ifndef _RINGSIDE_SOCKADDR_H
#define _RINGSIDE_SOCKADDR_H 1
typedef unsigned short sa_family_t;
typedef unsigned int socklen_t;
struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};
#endif
