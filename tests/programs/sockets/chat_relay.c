//@ native
// Processes in a ring of socket pairs pass a token round.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#define N 5
int main(void)
{
    int s[N][2], token = 0;
    for (int i = 0; i < N; i++)
        socketpair(AF_UNIX, SOCK_STREAM, 0, s[i]);
    for (int i = 1; i < N; i++)
        if (fork() == 0) {
            for (int lap = 0; lap < 3; lap++) {
                read(s[i - 1][1], &token, sizeof token);
                token += i;
                write(s[i][0], &token, sizeof token);
            }
            _exit(0);
        }
    for (int lap = 0; lap < 3; lap++) {
        write(s[0][0], &token, sizeof token);
        read(s[N - 1][1], &token, sizeof token);
        printf("lap %d: %d\n", lap, token);
    }
    while (wait(NULL) > 0)
        ;
    return 0;
}
