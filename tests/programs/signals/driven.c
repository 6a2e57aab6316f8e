//@ native
// Signal-driven input (fcntl(2)): the owner of a description with O_ASYNC gets SIGIO when something comes; with F_SETSIG
// the chosen signal, which tells the descriptor; without O_ASYNC nothing.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile sig_atomic_t plain, chosen, told_fd, told_band;
static void on_sigio(int signo) { plain++; }
static void on_chosen(int signo, siginfo_t *info, void *context)
{
    chosen++;
    told_fd = info->si_fd;
    told_band = info->si_band;
}
int main(void)
{
    int p[2], s[2];
    struct sigaction action = { .sa_sigaction = on_chosen, .sa_flags = SA_SIGINFO };
    signal(SIGIO, on_sigio);
    sigaction(SIGRTMIN + 1, &action, NULL);
    pipe(p);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    write(p[1], "a", 1);
    printf("nobody is told: %d\n", plain);
    fcntl(p[0], F_SETOWN, getpid());
    printf("owner %d\n", fcntl(p[0], F_GETOWN) == getpid());
    write(p[1], "b", 1);
    printf("O_ASYNC is needed too: %d\n", plain);
    fcntl(p[0], F_SETFL, fcntl(p[0], F_GETFL) | O_ASYNC);
    write(p[1], "c", 1);
    printf("told: %d\n", plain);
    fcntl(s[0], F_SETOWN, getpid());
    fcntl(s[0], F_SETSIG, SIGRTMIN + 1);
    fcntl(s[0], F_SETFL, O_ASYNC);
    write(s[1], "datagram", 8);
    printf("chosen: %d, the descriptor %d, readable %d\n", chosen, told_fd == s[0], (told_band & POLLIN) != 0);
    if (fork() == 0) {
        write(s[1], "child", 5);
        _exit(plain + chosen);
    }
    int status;
    while (wait(&status) == -1) /* the signal may cut it off */
        ;
    printf("only the owner: child saw %d, parent %d\n", WEXITSTATUS(status) - 2, chosen);
    fcntl(p[0], F_SETFL, 0);
    write(p[1], "d", 1);
    printf("off again: %d\n", plain);
    printf("no such process: %d\n", fcntl(p[0], F_SETOWN, 999999));
    return 0;
}
