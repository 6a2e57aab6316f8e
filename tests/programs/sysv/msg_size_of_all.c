// The size of a message is that of its text. Many programs give sizeof of the whole: eight bytes more are sent, which on
// a real system are whatever stands behind the message. Here they are zeros, and a notice tells of it.
#include <stdio.h>
#include <string.h>
#include <sys/msg.h>
static struct {
    long type;
    char text[96];
} message;
int main(void)
{
    int id = msgget(IPC_PRIVATE, 0600);
    message.type = 1;
    strcpy(message.text, "as in most examples");
    printf("%d\n", msgsnd(id, &message, sizeof message, 0));
    memset(message.text, '?', sizeof message.text - 1);
    printf("%zd %s\n", msgrcv(id, &message, sizeof message, 1, 0), message.text);
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
