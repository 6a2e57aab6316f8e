// A new process for every small piece of work: four at a time.
#include <sys/wait.h>
#include <unistd.h>

static int table[4096];

int main(void)
{
    int sum = 0;
    for (int round = 0; round < 100000; round++) {
        for (int k = 0; k < 4; k++) {
            if (fork() == 0) {
                int own = 0;
                for (int i = 0; i < 20; i++) {
                    table[(round * 31 + i * 97) % 4096] = i;
                    own += table[i];
                }
                _exit(own % 100);
            }
        }
        for (int k = 0; k < 4; k++) {
            int status;
            wait(&status);
            sum += WEXITSTATUS(status);
        }
    }
    return sum % 128;
}
