// defines strsignal sigabbrev_np sigdescr_np sys_siglist psignal
#include <ringside/sys.h>
#include <stdio.h>

const char *const sys_siglist[65] = {
    [1] = "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error",
    "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2",
    "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited", "Continued", "Stopped (signal)",
    "Stopped", "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded",
    "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible",
    "Power failure", "Bad system call",
};

static const char *const names[] = {
    [1] = "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
    "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
    "WINCH", "POLL", "PWR", "SYS",
};

char *strsignal(int number)
{
    static _Thread_local char text[40];
    if (number > 0 && number < 32)
        return (char *)sys_siglist[number];
    if (number >= 34 && number <= 64)
        snprintf(text, sizeof text, "Real-time signal %d", number - 34);
    else
        snprintf(text, sizeof text, "Unknown signal %d", number);
    return text;
}

void psignal(int number, const char *s)
{
    const char *text = strsignal(number);
    if (s && *s)
        fprintf(stderr, "%s: %s\n", s, text);
    else
        fprintf(stderr, "%s\n", text);
}

const char *sigdescr_np(int number)
{
    return number > 0 && number < 32 ? sys_siglist[number] : NULL;
}

const char *sigabbrev_np(int number)
{
    return number > 0 && number < 32 ? names[number] : NULL;
}
