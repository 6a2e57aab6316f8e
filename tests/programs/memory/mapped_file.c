//@ native
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    const char *name = "/tmp/ringside_mapped";
    char back[12] = { 0 };
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);

    ftruncate(fd, 4096);
    char *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    strcpy(shared, "shared");
    lseek(fd, 0, SEEK_SET);
    read(fd, back, 7);
    printf("the file has: %s\n", back);
    private[0] = 'S';
    printf("private %c, shared %c\n", private[0], shared[0]);
    munmap(shared, 4096);
    munmap(private, 4096);
    close(fd);
    unlink(name);
    return 0;
}
