//@ native
// Shared memory has names in /dev/shm: they are seen there, and can be removed there.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <semaphore.h>
#include <unistd.h>
static int listed(const char *name)
{
    DIR *d = opendir("/dev/shm");
    struct dirent *e;
    int found = 0;
    while ((e = readdir(d)))
        found |= strcmp(e->d_name, name) == 0;
    closedir(d);
    return found;
}
int main(void)
{
    struct stat st;
    int fd = shm_open("/rs_listed", O_CREAT | O_RDWR, 0600);
    ftruncate(fd, 5000);
    printf("listed %d\n", listed("rs_listed"));
    int r = stat("/dev/shm/rs_listed", &st);
    printf("%d %ld %o\n", r, (long)st.st_size, st.st_mode & 0777);
    sem_t *s = sem_open("/rs_sem", O_CREAT, 0600, 1);
    printf("semaphore %d\n", s != SEM_FAILED && listed("sem.rs_sem"));
    sem_unlink("/rs_sem");
    printf("gone %d\n", !listed("sem.rs_sem"));
    unlink("/dev/shm/rs_listed");
    printf("removed as a file: %d\n", shm_open("/rs_listed", O_RDWR, 0));
    return 0;
}
