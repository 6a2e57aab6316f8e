/* who -- who is logged in. Model: nobody logs in here, there is no record of it. */
#include <ringside/longopts.h>
int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    return 0;
}
