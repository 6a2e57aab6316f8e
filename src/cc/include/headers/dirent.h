/* dirent.h -- reading directories (readdir(3)). */
#ifndef _DIRENT_H
#define _DIRENT_H 1
#include <features.h>
#include <ringside/systypes.h>
#include <ringside/abi/dirent.h>
struct dirent {
    ino_t d_ino;
    off_t d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};
#define d_fileno d_ino
#define IFTODT(mode) (((mode) & 0170000) >> 12)
#define DTTOIF(type) ((type) << 12)
typedef struct __dirstream DIR;
DIR *opendir(const char *path);
struct dirent *readdir(DIR *dir);
int readdir_r(DIR *restrict dir, struct dirent *restrict entry, struct dirent **restrict result)
    __attribute_deprecated__;
void rewinddir(DIR *dir);
int closedir(DIR *dir);
#ifdef __USE_GNU
int scandirat(int at, const char *restrict path, struct dirent ***restrict list, int (*select)(const struct dirent *),
              int (*compare)(const struct dirent **, const struct dirent **));
int versionsort(const struct dirent **a, const struct dirent **b);
ssize_t getdents64(int fd, void *buf, size_t size);
#define dirent64 dirent
#define readdir64 readdir
#define scandir64 scandir
#define alphasort64 alphasort
#endif
#if defined __USE_MISC || defined __USE_XOPEN
long telldir(DIR *dir);
void seekdir(DIR *dir, long place);
#endif
#ifdef __USE_XOPEN2K8
DIR *fdopendir(int fd);
int dirfd(DIR *dir);
int alphasort(const struct dirent **a, const struct dirent **b);
int scandir(const char *restrict path, struct dirent ***restrict list, int (*select)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **));
#endif
#endif
