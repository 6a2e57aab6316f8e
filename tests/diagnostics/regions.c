//@ gcc -c
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
struct s { char name[4]; int v; char last[8]; };
char g[6];
int main(void)
{
    char b[5], c[10], two[3][4];
    struct s x, *px = &x;
    int n[3];
    strcpy(b, "hello world");
//~ 5: warning: '__builtin_memcpy' writing 12 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    strcpy(b, "hello");
//~ 5: warning: '__builtin_memcpy' writing 6 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    strcpy(b, "four");
    strcpy(g, "longer than six");
//~ 5: warning: '__builtin_memcpy' writing 16 bytes into a region of size 6 overflows the destination [-Wstringop-overflow=]
    strcpy(x.name, "four");
    strcpy(px->name, "four");
    strcpy(two[1], "12345");
    strcpy(b + 2, "abc");
//~ 5: warning: '__builtin_memcpy' writing 4 bytes into a region of size 3 overflows the destination [-Wstringop-overflow=]
    strcpy(&b[2], "abc");
//~ 5: warning: '__builtin_memcpy' writing 4 bytes into a region of size 3 overflows the destination [-Wstringop-overflow=]
    strcat(b, "hello world");
//~ 5: warning: '__builtin_memcpy' writing 12 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    strncpy(b, "hello world", 10);
//~ 5: warning: '__builtin_memcpy' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    strncat(b, "hello world", 10);
//~ 5: warning: 'strncat' specified bound 10 exceeds destination size 5 [-Wstringop-overflow=]
    memcpy(b, "0123456789", 10);
//~ 5: warning: 'memcpy' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    memcpy(b, c, sizeof c);
//~ 5: warning: 'memcpy' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    memmove(b, c, 10);
//~ 5: warning: '__builtin_memcpy' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    memset(b, 0, 10);
//~ 5: warning: 'memset' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    memset(n, 0, 5 * sizeof(int));
//~ 5: warning: 'memset' writing 20 bytes into a region of size 12 overflows the destination [-Wstringop-overflow=]
    memset(&x, 0, 100);
//~ 5: warning: 'memset' writing 100 bytes into a region of size 16 overflows the destination [-Wstringop-overflow=]
    memset(px->name, 0, sizeof x);
    sprintf(b, "hello world");
    sprintf(b, "%s", "abcdefgh");
    snprintf(b, 10, "%d", 5);
    fgets(b, 10, stdin);
//~ 5: warning: 'fgets' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    read(0, b, 10);
//~ 5: warning: 'read' writing 10 bytes into a region of size 5 overflows the destination [-Wstringop-overflow=]
    memcpy(c, b, 10);
//~ 5: warning: 'memcpy' reading 10 bytes from a region of size 5 [-Wstringop-overread]
    strncpy(c, b, 10);
    fread(b, 1, 10, stdin);
    free(b);
//~ 5: warning: 'free' called on unallocated object 'b' [-Wfree-nonheap-object]
    free(&b[1]);
//~ 5: warning: 'free' called on unallocated object 'b' [-Wfree-nonheap-object]
    free(g); free("x"); free(n); free(&x); free(&n[0]); free(x.name);
//~ 5: warning: 'free' called on unallocated object 'g' [-Wfree-nonheap-object]
//~ 14: warning: 'free' called on a pointer to an unallocated object '"x"' [-Wfree-nonheap-object]
//~ 25: warning: 'free' called on unallocated object 'n' [-Wfree-nonheap-object]
//~ 34: warning: 'free' called on unallocated object 'x' [-Wfree-nonheap-object]
//~ 44: warning: 'free' called on unallocated object 'n' [-Wfree-nonheap-object]
//~ 57: warning: 'free' called on unallocated object 'x' [-Wfree-nonheap-object]
    return 0;
}
