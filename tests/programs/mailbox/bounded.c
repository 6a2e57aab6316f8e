// A mailbox of three messages: the producer waits while it is full, and messages keep their edges and order.
#include <mailbox.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int box = mailbox_open(MB_PRIVATE, 3, 16, 0);
    if (fork() == 0) {
        char word[16];
        ssize_t n;
        while ((n = mailbox_receive(box, word, sizeof word, 0)) > 0)
            printf("%zd %.*s\n", n, (int)n, word);
        return 0;
    }
    const char *words[] = { "one", "three", "five", "seven", "nine" };
    for (int i = 0; i < 5; i++)
        mailbox_send(box, words[i], strlen(words[i]), 0);
    mailbox_send(box, "", 0, 0);
    wait(NULL);
    printf("%d left\n", mailbox_count(box));
    mailbox_destroy(box);
    return 0;
}
