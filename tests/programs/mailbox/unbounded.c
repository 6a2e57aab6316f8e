// Unbounded: a sender never waits. Bounded: without waiting it is told EAGAIN when the box is full.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
int main(void)
{
    int endless = mailbox_open(MB_PRIVATE, MB_UNBOUNDED, 8, 0), two = mailbox_open(MB_PRIVATE, 2, 8, 0), n = 0;
    for (int i = 0; i < 500; i++)
        n += mailbox_send(endless, &i, sizeof i, 0) == 0;
    printf("sent %d, waiting %d\n", n, mailbox_count(endless));
    for (int i = 0, got; i < 500; i++)
        if (mailbox_receive(endless, &got, sizeof got, 0) != sizeof got || got != i)
            printf("out of order at %d\n", i);
    printf("empty: %d\n", mailbox_receive(endless, &n, sizeof n, MB_NOWAIT) < 0 && errno == EAGAIN);
    printf("%d %d ", mailbox_send(two, "a", 1, MB_NOWAIT), mailbox_send(two, "b", 1, MB_NOWAIT));
    printf("%d\n", mailbox_send(two, "c", 1, MB_NOWAIT) < 0 && errno == EAGAIN);
    return 0;
}
