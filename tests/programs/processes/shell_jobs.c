//@ native
// A shell's background jobs: `&`, `$!`, `wait`, `kill`, statuses; a list stops where `&&` says so.
#define _GNU_SOURCE
#include <stdlib.h>

int main(void)
{
    system("sleep 0.05 & p=$!; wait $p; echo waited $?");
    system("sleep 100 & p=$!; kill $p; wait $p; echo killed $?");
    system("(exit 3) & wait $!; echo $?");
    system("true && echo yes; false && echo no; false || echo or");
    system("for i in 1 2 3; do (exit $i) & done; wait; echo all");
    system("echo a | { read x; echo got $x; }");
    system("false | true; echo pipeline $?");
    system("{ echo out; echo err >&2; } 2>/dev/null | cat");
    system("sh -c 'kill -9 $$'; echo $?");
    system("x=5; (x=6); echo $x; echo $((x * 2))");
    return 0;
}
