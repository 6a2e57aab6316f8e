/* pshm_ucase.h -- what the two programs of shm_open(3) share. */
#ifndef _PSHM_UCASE_H
#define _PSHM_UCASE_H 1
#include <fcntl.h>
#include <semaphore.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define errExit(call) do { perror(call); exit(EXIT_FAILURE); } while (0)
#define BUF_SIZE 1024
struct shmbuf {
    sem_t sem1, sem2;
    size_t cnt;
    char buf[BUF_SIZE];
};
#endif
