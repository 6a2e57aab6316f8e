// Variable size up to the longest, or fixed size; a message longer than the buffer stays where it is.
#include <errno.h>
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
static void show(const char *what, long r)
{
    printf("%s: %s\n", what, r < 0 ? strerror(errno) : "done");
}
int main(void)
{
    char text[32];
    int any = mailbox_open(MB_PRIVATE, 4, 8, 0), fixed = mailbox_open(MB_PRIVATE, 4, 8, MB_FIXED);
    show("empty", mailbox_send(any, "", 0, 0));
    show("longest", mailbox_send(any, "12345678", 8, 0));
    show("too long", mailbox_send(any, "123456789", 9, 0));
    show("fixed", mailbox_send(fixed, "12345678", 8, 0));
    show("fixed, shorter", mailbox_send(fixed, "1234", 4, 0));
    printf("%zd\n", mailbox_receive(any, text, sizeof text, 0));
    show("small buffer", mailbox_receive(any, text, 4, 0));
    printf("%zd %.8s\n", mailbox_receive(any, text, sizeof text, 0), text);
    return 0;
}
