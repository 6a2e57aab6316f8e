//@ native
// A program's macros may have any name that is not reserved (C11 7.1.3), and stand before the headers.
#define n 5
#define s "text"
#define c 'c'
#define i 1
#define x 2
#define p 3
#define a 4
#define b 6
#define max 8
#define len 9
#define buf 10
#define str 11
#define key 12
#define id 13
#define size 14
#define count 15
#define path 16
#define file 17
#define flags 19
#define value 20
#define name 21
#define base 22
#define arg 23
#define from 24
#define to 25
#define format 26
#define stream 27
#define thread 28
#define mutex 29
#define address 30
#define length 31
#define set 32
#define addr 33
#define time_out 34
#define status 35
#define signal_number 36
#define text 37
#define attr 38
#define cond 39
#define sem 40
#define queue 41
#define timeout 42
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    char copy[n + size];
    strncpy(copy, s, sizeof copy);
    printf("%s, %d, %c, %d\n", copy, n, c, abs(-max));
    return 0;
}
