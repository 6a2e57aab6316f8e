//@ gcc
//~ 1: error: undefined reference to 'main'
// Constants that do not fit: into bit-fields, as labels of a switch; and addresses that do not outlive their function.
struct bits {
    unsigned a : 2;
    int b : 2;
    unsigned c : 10;
    int d : 12;
    unsigned e : 20;
    int f : 31;
    unsigned long g : 40;
    long h : 40;
    _Bool i : 1;
    char j : 3;
    unsigned char k : 8;
};

struct bits all = { 4, 2, 1024, 5000, 1 << 21, 2147483647, 1L << 41, 1L << 41, 2, 9, 256 };
//~ 21: warning: unsigned conversion from 'int' to 'unsigned char:2' changes value from '4' to '0' [-Woverflow]
//~ 27: warning: unsigned conversion from 'int' to 'short unsigned int:10' changes value from '1024' to '0' [-Woverflow]
//~ 33: warning: overflow in conversion from 'int' to 'short int:12' changes value from '5000' to '904' [-Woverflow]
//~ 39: warning: unsigned conversion from 'int' to 'unsigned int:20' changes value from '2097152' to '0' [-Woverflow]
//~ 60: warning: unsigned conversion from 'long int' to 'long unsigned int:40' changes value from '2199023255552' to '0' [-Woverflow]
//~ 70: warning: overflow in conversion from 'long int' to 'long int:40' changes value from '2199023255552' to '0' [-Woverflow]
//~ 83: warning: overflow in conversion from 'int' to 'signed char:3' changes value from '9' to '1' [-Woverflow]
//~ 86: warning: unsigned conversion from 'int' to 'unsigned char' changes value from '256' to '0' [-Woverflow]

void fields(struct bits *p)
{
    p->a = 4;
//~ 12: warning: unsigned conversion from 'int' to 'unsigned char:2' changes value from '4' to '0' [-Woverflow]
    p->a = -1;
    p->a = -3;
//~ 12: warning: unsigned conversion from 'int' to 'unsigned char:2' changes value from '-3' to '1' [-Woverflow]
    p->a = 3u;
    p->a = 5u;
//~ 12: warning: conversion from 'unsigned int' to 'unsigned char:2' changes value from '5' to '1' [-Woverflow]
    p->b = 3;
    p->b = 4;
//~ 12: warning: overflow in conversion from 'int' to 'signed char:2' changes value from '4' to '0' [-Woverflow]
    p->b = -3;
//~ 12: warning: overflow in conversion from 'int' to 'signed char:2' changes value from '-3' to '1' [-Woverflow]
    p->c = 2000;
//~ 12: warning: unsigned conversion from 'int' to 'short unsigned int:10' changes value from '2000' to '976' [-Woverflow]
    p->d = 4095;
    p->d = 4096;
//~ 12: warning: overflow in conversion from 'int' to 'short int:12' changes value from '4096' to '0' [-Woverflow]
    p->e = 3000000;
//~ 12: warning: unsigned conversion from 'int' to 'unsigned int:20' changes value from '3000000' to '902848' [-Woverflow]
    p->h = -1L << 41;
//~ 12: warning: overflow in conversion from 'long int' to 'long int:40' changes value from '-2199023255552' to '0' [-Woverflow]
    p->i = 2;
    p->j = 8;
//~ 12: warning: overflow in conversion from 'int' to 'signed char:3' changes value from '8' to '0' [-Woverflow]
    p->k = 256;
//~ 12: warning: unsigned conversion from 'int' to 'unsigned char' changes value from '256' to '0' [-Woverflow]
    p->a += 4;
}

void labels(char c, unsigned char u, short h, int i, unsigned n)
{
    switch (c) {
    case 300:
//~ 5: warning: case label value exceeds maximum value for type [-Wswitch-outside-range]
    case -129:
//~ 5: warning: case label value is less than minimum value for type [-Wswitch-outside-range]
    case 128:
//~ 5: warning: case label value exceeds maximum value for type [-Wswitch-outside-range]
    case 'a':
        ;
    }
    switch (u) {
    case 256:
//~ 5: warning: case label value exceeds maximum value for type [-Wswitch-outside-range]
    case -1:
//~ 5: warning: case label value is less than minimum value for type [-Wswitch-outside-range]
    case 255:
        ;
    }
    switch (u) {
    case 200 ... 300:
//~ 5: warning: upper value in case label range exceeds maximum value for type [-Wswitch-outside-range]
    case -5 ... 3:
//~ 5: warning: lower value in case label range less than minimum value for type [-Wswitch-outside-range]
        ;
    }
    switch (h) {
    case 40000:
//~ 5: warning: case label value exceeds maximum value for type [-Wswitch-outside-range]
    case 32767:
        ;
    }
    switch (i) {
    case 1L << 32:
//~ 5: warning: overflow in conversion from 'long int' to 'int' changes value from '4294967296' to '0' [-Woverflow]
        ;
    }
    switch (n) {
    case 1L << 32:
//~ 5: warning: unsigned conversion from 'long int' to 'unsigned int' changes value from '4294967296' to '0' [-Woverflow]
        ;
    }
    switch (c + 1) {
    case 300:
        ;
    }
}

char *end(void)
{
    char text[10];
    return text + 9;
//~ 12: warning: function returns address of local variable [-Wreturn-local-addr]
}

int *cast(void)
{
    char text[10];
    return (int *)(text + 1 + 1);
//~ 12: warning: function returns address of local variable [-Wreturn-local-addr]
}

int unknown(int first)
{
    function1(first);
//~ 5: error: undefined reference to 'function1'
//~ 5: warning: implicit declaration of function 'function1' [-Wimplicit-function-declaration]
    function2(first);
//~ 5: error: undefined reference to 'function2'
//~ 5: warning: implicit declaration of function 'function2' [-Wimplicit-function-declaration]
    return firsst(1);
//~ 12: error: undefined reference to 'firsst'
//~ 12: warning: implicit declaration of function 'firsst' [-Wimplicit-function-declaration]
}
