/* stdio.h -- streams (stdio(3)). A stream's buffer is in the process's own memory: fork copies it, _exit drops it. */
#ifndef _STDIO_H
#define _STDIO_H 1
#include <features.h>
#include <ringside/types.h>
#include <stdarg.h>
#if defined _XOPEN_SOURCE && _XOPEN_SOURCE - 0 < 600 && !defined _GNU_SOURCE
#include <ringside/getopt.h>
#endif
typedef unsigned long size_t;
typedef long ssize_t;
typedef long off_t;
#ifndef NULL
#define NULL ((void *)0)
#endif
typedef struct _IO_FILE FILE;
typedef struct _IO_FILE __FILE;
typedef struct { long __pos; unsigned long __state; } fpos_t;
extern FILE *stdin, *stdout, *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define BUFSIZ 8192
#define FILENAME_MAX 4096
#define FOPEN_MAX 16
#define L_tmpnam 20
#define L_ctermid 9
#define TMP_MAX 238328
#define P_tmpdir "/tmp"
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
FILE *fopen(const char *restrict path, const char *restrict mode);
FILE *fdopen(int fd, const char *mode);
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict f);
#ifdef __USE_GNU
typedef ssize_t cookie_read_function_t(void *cookie, char *buf, size_t size);
typedef ssize_t cookie_write_function_t(void *cookie, const char *buf, size_t size);
typedef int cookie_seek_function_t(void *cookie, off_t *offset, int whence);
typedef int cookie_close_function_t(void *cookie);
typedef struct {
    cookie_read_function_t *read;
    cookie_write_function_t *write;
    cookie_seek_function_t *seek;
    cookie_close_function_t *close;
} cookie_io_functions_t;
FILE *fopencookie(void *restrict cookie, const char *restrict mode, cookie_io_functions_t functions);
#endif
int fclose(FILE *f);
int fflush(FILE *f);
void setbuf(FILE *restrict f, char *restrict buf);
int setvbuf(FILE *restrict f, char *restrict buf, int mode, size_t size);
int printf(const char *restrict format, ...) __attribute__((__format__(__printf__, 1, 2)));
int fprintf(FILE *restrict f, const char *restrict format, ...) __attribute__((__format__(__printf__, 2, 3)));
int sprintf(char *restrict s, const char *restrict format, ...) __attribute__((__format__(__printf__, 2, 3)));
int snprintf(char *restrict s, size_t n, const char *restrict format, ...) __attribute__((__format__(__printf__, 3, 4)));
int vprintf(const char *restrict format, va_list args) __attribute__((__format__(__printf__, 1, 0)));
int vfprintf(FILE *restrict f, const char *restrict format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
int vsprintf(char *restrict s, const char *restrict format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
int vsnprintf(char *restrict s, size_t n, const char *restrict format, va_list args) __attribute__((__format__(__printf__, 3, 0)));
int scanf(const char *restrict format, ...) __attribute__((__format__(__scanf__, 1, 2)));
int fscanf(FILE *restrict f, const char *restrict format, ...) __attribute__((__format__(__scanf__, 2, 3)));
int sscanf(const char *restrict s, const char *restrict format, ...) __attribute__((__format__(__scanf__, 2, 3)));
int vscanf(const char *restrict format, va_list args) __attribute__((__format__(__scanf__, 1, 0)));
int vfscanf(FILE *restrict f, const char *restrict format, va_list args) __attribute__((__format__(__scanf__, 2, 0)));
int vsscanf(const char *restrict s, const char *restrict format, va_list args) __attribute__((__format__(__scanf__, 2, 0)));
int fgetc(FILE *f);
int getc(FILE *f);
int getchar(void);
int fputc(int c, FILE *f);
int putc(int c, FILE *f);
int putchar(int c);
int ungetc(int c, FILE *f);
char *fgets(char *restrict s, int n, FILE *restrict f);
int fputs(const char *restrict s, FILE *restrict f);
int puts(const char *s);
size_t fread(void *restrict p, size_t size, size_t count, FILE *restrict f);
size_t fwrite(const void *restrict p, size_t size, size_t count, FILE *restrict f);
int fseek(FILE *f, long offset, int whence);
long ftell(FILE *f);
void rewind(FILE *f);
int fgetpos(FILE *restrict f, fpos_t *restrict pos);
int fsetpos(FILE *f, const fpos_t *pos);
void clearerr(FILE *f);
int feof(FILE *f);
int ferror(FILE *f);
int fileno(FILE *f);
void perror(const char *s);
int remove(const char *path);
int rename(const char *from, const char *to);
#ifdef __USE_GNU
#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE 2
int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags);
#endif
FILE *tmpfile(void);
char *tmpnam(char *s);
char *ctermid(char *s);
#ifdef __USE_GNU
int asprintf(char **restrict s, const char *restrict format, ...) __attribute__((__format__(__printf__, 2, 3)));
int vasprintf(char **restrict s, const char *restrict format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
int fcloseall(void);
int fputs_unlocked(const char *restrict s, FILE *restrict f);
char *fgets_unlocked(char *restrict s, int n, FILE *restrict f);
#endif
#ifdef __USE_MISC
int fflush_unlocked(FILE *f);
size_t fread_unlocked(void *restrict p, size_t size, size_t count, FILE *restrict f);
size_t fwrite_unlocked(const void *restrict p, size_t size, size_t count, FILE *restrict f);
void clearerr_unlocked(FILE *f);
int feof_unlocked(FILE *f);
int ferror_unlocked(FILE *f);
int fileno_unlocked(FILE *f);
#endif
#if defined __USE_GNU || defined _XOPEN_SOURCE && _XOPEN_SOURCE - 0 < 600
#define L_cuserid 9
char *cuserid(char *s);
#endif
#define fopen64 fopen
#define freopen64 freopen
#define tmpfile64 tmpfile
#define fseeko64 fseeko
#define ftello64 ftello
#define fgetpos64 fgetpos
#define fsetpos64 fsetpos
typedef fpos_t fpos64_t;
#ifdef __USE_MISC
void setbuffer(FILE *f, char *buf, size_t size);
void setlinebuf(FILE *f);
int fgetc_unlocked(FILE *f);
int fputc_unlocked(int c, FILE *f);
#endif
#if defined __USE_MISC || defined __USE_XOPEN
char *tempnam(const char *dir, const char *prefix);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN && !defined __USE_XOPEN2K)
int getw(FILE *f);
int putw(int w, FILE *f);
#endif
#ifdef __USE_XOPEN2K8
FILE *fmemopen(void *buf, size_t size, const char *mode);
FILE *open_memstream(char **buf, size_t *size);
int dprintf(int fd, const char *restrict format, ...) __attribute__((__format__(__printf__, 2, 3)));
int vdprintf(int fd, const char *restrict format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
ssize_t getline(char **restrict line, size_t *restrict size, FILE *restrict f);
ssize_t getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f);
int renameat(int from_dir, const char *from, int to_dir, const char *to);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K
int fseeko(FILE *f, off_t offset, int whence);
off_t ftello(FILE *f);
#endif
#ifdef __USE_POSIX199506
int getc_unlocked(FILE *f);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *f);
int putchar_unlocked(int c);
void flockfile(FILE *f);
int ftrylockfile(FILE *f);
void funlockfile(FILE *f);
#endif
#ifdef __USE_POSIX2
FILE *popen(const char *command, const char *type);
int pclose(FILE *f);
#endif
#endif
