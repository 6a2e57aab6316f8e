/* hostname -- the name of this host. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char name[256];
    if (gethostname(name, sizeof name) < 0) {
        perror("hostname");
        return 1;
    }
    puts(name);
    return 0;
}
