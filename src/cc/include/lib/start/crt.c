// defines _start environ __environ __progname program_invocation_name program_invocation_short_name
#include <ringside/sys.h>

char **environ;
char **__environ;
char *program_invocation_name, *program_invocation_short_name, *__progname;

int main(int argc, char **argv, char **envp);
_Noreturn void exit(int status);

/* Made by the linker: calls what is marked __attribute__((constructor)). */
void __ringside_constructors(void);

/* Where the kernel begins a program: execve(2) has put the arguments and the environment on its stack. */
void _start(int argc, char **argv, char **envp)
{
    environ = __environ = envp;
    if (argc > 0) {
        char *slash = (char *)BUILTIN(strrchr, argv[0], '/');
        program_invocation_name = argv[0];
        program_invocation_short_name = __progname = slash ? slash + 1 : argv[0];
    }
    __ringside_constructors();
    exit(main(argc, argv, envp));
}
