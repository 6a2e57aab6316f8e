/* ipcrm -- removes System V objects by id: -q, -m, -s; by key: -Q, -M, -S. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

int main(int argc, char *argv[])
{
    known_options(argv, "m:M:q:Q:s:S:", 1);
    int failed = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        int kind = argv[i][1], n = strtol(argv[i + 1], NULL, 0), r = -1;
        switch (kind) {
        case 'Q': n = msgget(n, 0); /* fall through */
        case 'q': r = n < 0 ? -1 : msgctl(n, IPC_RMID, NULL); break;
        case 'M': n = shmget(n, 0, 0); /* fall through */
        case 'm': r = n < 0 ? -1 : shmctl(n, IPC_RMID, NULL); break;
        case 'S': n = semget(n, 0, 0); /* fall through */
        case 's': r = n < 0 ? -1 : semctl(n, 0, IPC_RMID); break;
        }
        if (r < 0) {
            fprintf(stderr, "ipcrm: %s (%s): %s\n", argv[i], argv[i + 1], strerror(errno));
            failed = 1;
        }
    }
    return failed;
}
