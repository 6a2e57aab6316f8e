//@ line: sh
//@ set: stdout=terminal
//@ keys: if true\n
//@ keys: then echo yes\n
//@ keys: fi\n
//@ keys: echo "a\n
//@ keys: b"\n
//@ keys: cat <<E\n
//@ keys: doc\n
//@ keys: E\n
//@ keys: echo )\n
//@ keys: echo half a li
//@ keys: ^C
//@ keys: echo x |\n
//@ keys: cat\n
//@ keys: nosuch\n
//@ keys: (exit 4)\n
//@ keys: ^D
//@ exit: 4
/* Somebody types: the shell asks for more while a command is unfinished, goes on after what is wrong, and Ctrl-C takes
   back the line. */
int main(void)
{
    return 0;
}
