/* svshm_string.h -- what the two programs of shmat(2) share. */
#ifndef _SVSHM_STRING_H
#define _SVSHM_STRING_H 1
#include <semun.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/types.h>
#define errExit(call) do { perror(call); exit(EXIT_FAILURE); } while (0)
#define MEM_SIZE 4096
#endif
