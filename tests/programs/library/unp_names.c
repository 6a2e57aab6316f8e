// The names of Stevens's libraries that his programs use beside the usual wrappers.
#include "unpthread.h"
#include "unpifi.h"
#include "unprtt.h"
int main(int argc, char **argv)
{
    sigset_t set;
    int signo, fd;
    union sigval value = { .sival_int = 7 };
    printf("%ld %ld\n", Pathconf("/", _PC_PIPE_BUF), Fpathconf(0, _PC_PIPE_BUF));
    char *copy = Strdup("copied"), path[] = "/tmp/unpXXXXXX";
    Mktemp(path);
    printf("%s %zu %d\n", copy, strlen(path), ((unsigned long)Valloc(1) & 4095) == 0);
    Sigemptyset(&set);
    Sigaddset(&set, SIGUSR1);
    Sigprocmask(SIG_BLOCK, &set, NULL);
    Kill(getpid(), SIGUSR1);
    Sigwait(&set, &signo);
    printf("got %d\n", signo);
    Sigaddset(&set, SIGRTMIN);
    Sigprocmask(SIG_BLOCK, &set, NULL);
    Sigqueue(getpid(), SIGRTMIN, value);
    Sigwait(&set, &signo);
    printf("real-time: %d\n", signo == SIGRTMIN);

    fd = Socket(AF_INET, SOCK_DGRAM, 0);
    printf("%d %d %d\n", Isfdtype(fd, S_IFSOCK), Sockfd_to_family(fd) == AF_INET, Sock_bind_wild(fd, AF_INET) != 0);
    struct sockaddr_in a = { .sin_family = AF_INET }, b = a;
    sock_set_port((SA *)&a, sizeof a, htons(13));
    sock_set_addr((SA *)&a, sizeof a, &(struct in_addr){ htonl(INADDR_LOOPBACK) });
    printf("%s %s", Sock_ntop_host((SA *)&a, sizeof a), sock_cmp_port((SA *)&a, (SA *)&b, sizeof a) ? "differ" : "same");
    sock_set_wild((SA *)&a, sizeof a);
    printf(" %s\n", Sock_ntop_host((SA *)&a, sizeof a));
    printf("%d %d\n", Family_to_level(AF_INET) == IPPROTO_IP, Writable_timeo(fd, 1) > 0);
    for (struct ifi_info *i = Get_ifi_info(AF_INET, 1); i; i = i->ifi_next)
        printf("%s %s\n", i->ifi_name, i->ifi_flags & IFF_LOOPBACK ? "loopback" : "other");

    struct rtt_info rtt;
    rtt_init(&rtt);
    printf("first wait %d\n", rtt_start(&rtt));
    for (int silent = 0; rtt_timeout(&rtt) == 0; silent++)
        printf("then %d\n", rtt_start(&rtt));
    rtt_newpack(&rtt);
    rtt_stop(&rtt, 4000);
    printf("srtt %.3f\n", rtt.rtt_srtt);
    while ((signo = Getopt(argc, argv, "ab:")) != -1)
        printf("-%c\n", signo);
    return 0;
}
