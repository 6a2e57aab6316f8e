//@ gcc
//~ 1: error: undefined reference to 'main'
char *malloc();
//~ 7: warning: conflicting types for built-in function 'malloc'; expected 'void *(long unsigned int)' [-Wbuiltin-declaration-mismatch]
int strlen(const char *);
//~ 5: warning: conflicting types for built-in function 'strlen'; expected 'long unsigned int(const char *)' [-Wbuiltin-declaration-mismatch]
void exit(int);
char *strcpy();
double sqrt();
int *calloc(int, int);
//~ 6: warning: conflicting types for built-in function 'calloc'; expected 'void *(long unsigned int,  long unsigned int)' [-Wbuiltin-declaration-mismatch]
void free(char *);
//~ 6: warning: conflicting types for built-in function 'free'; expected 'void(void *)' [-Wbuiltin-declaration-mismatch]
int getpid();
float sin(float);
//~ 7: warning: conflicting types for built-in function 'sin'; expected 'double(double)' [-Wbuiltin-declaration-mismatch]
int abs(long);
//~ 5: warning: conflicting types for built-in function 'abs'; expected 'int(int)' [-Wbuiltin-declaration-mismatch]
int puts();
int printf();
//~ 5: warning: conflicting types for built-in function 'printf'; expected 'int(const char *, ...)' [-Wbuiltin-declaration-mismatch]
float sqrtf();
//~ 7: warning: conflicting types for built-in function 'sqrtf'; expected 'float(float)' [-Wbuiltin-declaration-mismatch]
void *memset(char *, int, unsigned long);
//~ 7: warning: conflicting types for built-in function 'memset'; expected 'void *(void *, int,  long unsigned int)' [-Wbuiltin-declaration-mismatch]
int strcmp(unsigned char *, unsigned char *);
//~ 5: warning: conflicting types for built-in function 'strcmp'; expected 'int(const char *, const char *)' [-Wbuiltin-declaration-mismatch]
void *memcpy(void *, char *, int);
//~ 7: warning: conflicting types for built-in function 'memcpy'; expected 'void *(void *, const void *, long unsigned int)' [-Wbuiltin-declaration-mismatch]
unsigned long fwrite(void *, unsigned long, unsigned long, int *);
int fputs(const char *, char *);
void *realloc(char *, unsigned long);
//~ 7: warning: conflicting types for built-in function 'realloc'; expected 'void *(void *, long unsigned int)' [-Wbuiltin-declaration-mismatch]
char *strchr(char *, char);
//~ 7: warning: conflicting types for built-in function 'strchr'; expected 'char *(const char *, int)' [-Wbuiltin-declaration-mismatch]
char *strstr(char *, const char *);
double *strncpy(char *, const char *, unsigned long);
unsigned putchar(unsigned);
