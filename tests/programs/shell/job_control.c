//@ line: sh
//@ set: stdout=terminal
//@ keys: cat | tr a-z A-Z\n
//@ keys: first\n
//@ keys: ^Z
//@ keys: jobs\n
//@ keys: sleep 100 &\n
//@ keys: jobs\n
//@ keys: fg %1\n
//@ keys: second\n
//@ keys: ^D
//@ keys: echo $?\n
//@ keys: cat &\n
//@ keys: echo the next prompt tells\n
//@ keys: kill %sleep\n
//@ keys: fg\n
//@ keys: ^C
//@ keys: echo $?\n
//@ keys: jobs\n
//@ keys: sleep 7\n
//@ keys: ^Z
//@ keys: bg\n
//@ keys: wait\n
//@ keys: fg %9\n
//@ keys: exit 3\n
//@ exit: 3
/* Job control at a terminal: Ctrl-Z, Ctrl-C, Ctrl-D, jobs, fg, bg, kill by job, a background reader that is stopped. */
int main(void)
{
    return 0;
}
