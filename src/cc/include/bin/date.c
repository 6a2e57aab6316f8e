/* date -- the time, as the model's clock has it; +FORMAT as for strftime(3). */
#include <stdio.h>
#include <time.h>

int main(int argc, char *argv[])
{
    char text[256];
    time_t now = time(NULL);
    const char *format = argc > 1 && argv[1][0] == '+' ? argv[1] + 1 : "%a %b %e %H:%M:%S %Z %Y";
    text[strftime(text, sizeof text, format, localtime(&now))] = '\0';
    puts(text);
    return 0;
}
