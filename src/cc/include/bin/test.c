/* test -- compares and asks: status 0 for true. [!] -e -f -d -p -S -s -r -w -x -z -n, = != -eq -ne -lt -le -gt -ge */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int unary(int op, const char *a)
{
    struct stat st;
    int there = stat(a, &st) == 0;
    switch (op) {
    case 'z': return !*a;
    case 'n': return *a != 0;
    case 'e': return there;
    case 'f': return there && S_ISREG(st.st_mode);
    case 'd': return there && S_ISDIR(st.st_mode);
    case 'p': return there && S_ISFIFO(st.st_mode);
    case 'S': return there && S_ISSOCK(st.st_mode);
    case 's': return there && st.st_size > 0;
    case 'r': return access(a, R_OK) == 0;
    case 'w': return access(a, W_OK) == 0;
    case 'x': return access(a, X_OK) == 0;
    }
    return 0;
}

static int truth(int n, char **w)
{
    if (n > 0 && strcmp(w[0], "!") == 0)
        return !truth(n - 1, w + 1);
    if (n == 0)
        return 0;
    if (n == 1)
        return *w[0] != 0;
    if (n == 2)
        return unary(w[0][1], w[1]);
    long a = atol(w[0]), b = atol(w[2]);
    static const char *const ops[] = { "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "=", "!=" };
    int values[] = { a == b, a != b, a < b, a <= b, a > b, a >= b, strcmp(w[0], w[2]) == 0, strcmp(w[0], w[2]) != 0 };
    for (int i = 0; i < 8; i++)
        if (strcmp(w[1], ops[i]) == 0)
            return values[i];
    return 0;
}

int main(int argc, char *argv[])
{
    return !truth(argc - 1, argv + 1);
}
