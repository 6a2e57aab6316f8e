/* What a stream is (for the units of stdio). A stream reads, or writes, or has done neither yet; the pointers of what
   it does not do are null, so that the short ways of getc and putc fail and the long ones sort it out. */
#ifndef _RINGSIDE_FILE_H
#define _RINGSIDE_FILE_H 1
#include <ringside/sys.h>
#define EOF (-1)
typedef struct _IO_FILE FILE;
struct _IO_FILE {
    unsigned char *rpos, *rend;  /* reading: the next byte, and the end of what has been read */
    unsigned char *wpos, *wend;  /* writing: where the next byte goes, and the end of the buffer */
    int orient;                  /* -1 a stream of bytes, 1 of wide characters, 0 not yet either */
    int newline;                 /* '\n' if a newline flushes the stream; EOF if not */
    int fd;                      /* -1: memory */
    int flags;
    int mode;                    /* _IOFBF, _IOLBF, _IONBF; -1: to be decided when the buffer is made */
    unsigned char *buf;
    size_t size;
    long (*read)(FILE *f, unsigned char *p, long n);   /* null: the descriptor is read, written, ... */
    long (*write)(FILE *f, const unsigned char *p, long n);
    long (*seek)(FILE *f, long offset, int whence);
    void (*close)(FILE *f);
    struct memory *memory;       /* of fmemopen and open_memstream */
    int pid;                     /* of popen: the child */
    int lock;                    /* 0 free, 1 taken, 2 taken and somebody waits */
    int depth;                   /* how often its owner has taken it, */
    int kept;                    /* and how often of these by flockfile */
    long owner;
    FILE *next;
    unsigned char *pushed;       /* where reading goes on after the bytes pushed back by ungetc */
    unsigned char *pushed_end;
    unsigned char small[16];     /* the buffer of an unbuffered stream; pushed back bytes */
};
#define TELL 16           /* a seek of a stream in memory that only tells the program where its text is */
#define F_READ 1
#define F_WRITE 2
#define F_APPEND 4
#define F_EOF 8
#define F_ERROR 16
#define F_OWN_BUFFER 32   /* free it with the stream */
#define F_STATIC 64       /* the stream itself is not from malloc */
#define F_BUFFERED 128    /* the buffer has been chosen */
extern FILE *stdin, *stdout, *stderr;
extern FILE *__files;
int __file_buffer(FILE *f);
int __file_to_write(FILE *f);
int __file_to_read(FILE *f);
int __file_flush(FILE *f, unsigned char *upto);
int __file_emit(FILE *f, const unsigned char *p, size_t n);
int __file_overflow(FILE *f, int c);
int __file_underflow(FILE *f);
size_t __file_put(FILE *f, const void *p, size_t n);
void __file_unread(FILE *f);
int __file_sync(FILE *f);
FILE *__file_new(int fd, int flags);
int __file_mode(const char *mode, int *flags);
void __file_free(FILE *f);
void __file_lock(FILE *f);
void __file_unlock(FILE *f);
void __file_let_go(void);
#define LOCK(f) (__threaded ? __file_lock(f) : (void)0)
#define UNLOCK(f) (__threaded ? __file_unlock(f) : (void)0)
#define GETC(f) ((f)->rpos < (f)->rend ? *(f)->rpos++ : __file_underflow(f))
#define PUTC(c, f) \
    ((c) != (f)->newline && (f)->wpos < (f)->wend ? (*(f)->wpos++ = (unsigned char)(c)) : __file_overflow((f), (c)))
#endif
