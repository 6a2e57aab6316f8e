//@ native
// shm_open, ftruncate, mmap; a child sees it by name; unlink keeps the mapping.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    shm_unlink("/ringside_m");
    int fd = shm_open("/ringside_m", O_CREAT | O_EXCL | O_RDWR, 0600);
    ftruncate(fd, 100);
    struct stat st;
    fstat(fd, &st);
    printf("%ld\n", (long)st.st_size);
    char *p = mmap(NULL, 100, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (fork() == 0) {
        int g = shm_open("/ringside_m", O_RDWR, 0);
        char *q = mmap(NULL, 100, PROT_READ | PROT_WRITE, MAP_SHARED, g, 0);
        strcpy(q, "by name");
        return 0;
    }
    wait(NULL);
    printf("%s\n", p);
    printf("%d\n", shm_unlink("/ringside_m"));
    int e = shm_open("/ringside_m", O_RDWR, 0);
    printf("%d %d\n", e, errno == ENOENT);
    printf("%s\n", p);
    printf("%d\n", munmap(p, 100));
    return 0;
}
