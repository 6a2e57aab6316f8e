//@ native
// Asynchronous input and output: a request is made, carried out meanwhile, and asked for its outcome (aio(7)).
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void wait_for(struct aiocb *block)
{
    const struct aiocb *list[] = { NULL, block };
    while (aio_error(block) == EINPROGRESS)
        aio_suspend(list, 2, NULL);
}

static void tell(const char *what, struct aiocb *block)
{
    wait_for(block);
    printf("%s: error %d, return %zd\n", what, aio_error(block), aio_return(block));
}

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    char text[] = "asynchronous", buf[20] = "";
    printf("%zu bytes\n", sizeof(struct aiocb));
    FILE *f = tmpfile();
    int fd = fileno(f);
    struct aiocb b;
    memset(&b, 0, sizeof b);
    b.aio_fildes = fd;
    b.aio_buf = text;
    b.aio_nbytes = 12;
    b.aio_sigevent.sigev_notify = SIGEV_NONE;
    printf("write: %d\n", aio_write(&b));
    tell("written", &b);
    printf("fsync: %d\n", aio_fsync(O_SYNC, &b));
    tell("synchronised", &b);
    printf("the file offset has not moved: %ld\n", (long)lseek(fd, 0, SEEK_CUR));
    b.aio_buf = buf;
    b.aio_offset = 1;
    b.aio_nbytes = 4;
    printf("read: %d\n", aio_read(&b));
    tell("read", &b);
    printf("%s\n", buf);
    b.aio_offset = 100;
    aio_read(&b);
    tell("past the end", &b);
    b.aio_offset = -1;
    aio_read(&b);
    tell("before the beginning", &b);
    b.aio_offset = 0;

    b.aio_fildes = 999;
    printf("a bad descriptor is told later: %d\n", aio_read(&b));
    tell("read", &b);
    answer("not by aio_fsync: ", aio_fsync(O_SYNC, &b));
    answer("nor by aio_cancel: ", aio_cancel(999, NULL));
    b.aio_fildes = fd;
    answer("another operation than O_SYNC and O_DSYNC: ", aio_fsync(0, &b));
    b.aio_reqprio = -1;
    answer("a negative priority: ", aio_write(&b));
    printf("error %d, return %zd\n", aio_error(&b), aio_return(&b));
    b.aio_reqprio = 0;
    printf("nothing to cancel: %d\n", aio_cancel(fd, NULL) == AIO_ALLDONE);
    answer("another descriptor's: ", aio_cancel(0, &b));
    return 0;
}
