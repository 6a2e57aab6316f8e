//! The list of the embedded files: a new file is a line here. A test compares it with the folders.

use super::bare::include_bare;

macro_rules! files {
    ($include:ident $folder:literal $extension:literal: $($name:literal)*) => {
        &[$(($name, $include!(concat!($folder, "/", $name, $extension)))),*]
    };
}

/// Headers by the name in `#include <...>`. Nobody steps into them: on a page they are without comments.
#[allow(long_running_const_eval, reason = "it goes through the texts byte by byte")]
pub const HEADERS: &[(&str, &str)] = files! { include_bare "headers" "":
    "aio.h" "alloca.h" "argp.h" "argz.h" "arpa/inet.h" "asm/types.h" "asm/unistd.h" "assert.h" "bits/pthreadtypes.h" "bits/sigaction.h"
    "bits/types.h" "byteswap.h" "complex.h" "ctype.h" "dirent.h" "dlfcn.h" "endian.h" "envz.h" "err.h" "errno.h" "error.h" "execinfo.h" "fcntl.h"
    "features.h" "fenv.h" "float.h" "fmtmsg.h" "fnmatch.h" "ftw.h" "getopt.h" "glob.h" "gnu/libc-version.h" "grp.h" "ifaddrs.h"
    "iconv.h" "inttypes.h" "iso646.h" "langinfo.h" "libgen.h" "limits.h" "linux/close_range.h" "linux/errno.h"
    "linux/eventpoll.h" "linux/fcntl.h" "linux/fs.h" "linux/futex.h" "linux/if.h" "linux/if_link.h" "linux/in.h" "linux/ioctl.h"
    "linux/ipc.h" "linux/kernel.h" "linux/limits.h" "linux/memfd.h" "linux/mman.h" "linux/mqueue.h" "linux/msg.h"
    "linux/poll.h" "linux/prctl.h" "linux/random.h" "linux/sched.h" "linux/sem.h" "linux/shm.h" "linux/signal.h"
    "linux/socket.h" "linux/sockios.h" "linux/stat.h" "linux/tcp.h" "linux/time.h" "linux/types.h" "linux/un.h"
    "linux/unistd.h" "linux/version.h" "linux/wait.h" "locale.h" "mailbox.h" "malloc.h" "math.h" "mcheck.h" "memory.h" "mntent.h" "monetary.h"
    "mqueue.h" "net/if.h" "netdb.h" "netinet/in.h" "netinet/ip.h" "netinet/tcp.h" "netinet/udp.h" "obstack.h" "omp.h" "paths.h"
    "poll.h" "pthread.h" "pty.h" "pwd.h" "regex.h" "ringside/fenv.h" "ringside/file.h" "ringside/file_tests.h" "ringside/getopt.h" "ringside/iovec.h"
    "ringside/lines.h" "ringside/longopts.h" "ringside/locale_t.h" "ringside/mbstate.h" "ringside/pthread_types.h" "ringside/quiet.h" "ringside/sigevent.h" "ringside/sigset.h" "ringside/sockaddr.h"
    "ringside/stat.h" "ringside/sys.h" "ringside/systypes.h" "ringside/timespec.h" "ringside/timeval.h" "ringside/types.h"
    "ringside/waitstatus.h" "ringside/wrap.h" "sched.h" "search.h" "semaphore.h" "setjmp.h" "signal.h" "socketbuffer.h"
    "spawn.h" "stdalign.h" "stdarg.h" "stdatomic.h" "stdbool.h" "stddef.h" "stdint.h" "stdio.h" "stdio_ext.h" "stdlib.h"
    "stdnoreturn.h" "string.h" "strings.h" "stropts.h" "sys/cdefs.h" "sys/dir.h" "sys/epoll.h" "sys/errno.h"
    "sys/eventfd.h" "sys/fcntl.h" "sys/file.h" "sys/inotify.h" "sys/ioctl.h" "sys/ipc.h" "sys/mman.h" "sys/mount.h"
    "sys/msg.h" "sys/param.h" "sys/poll.h" "sys/prctl.h" "sys/ptrace.h" "sys/queue.h" "sys/random.h" "sys/reg.h"
    "sys/resource.h" "sys/select.h" "sys/sem.h" "sys/sendfile.h" "sys/shm.h" "sys/signal.h" "sys/signalfd.h"
    "sys/socket.h" "sys/stat.h" "sys/statfs.h" "sys/statvfs.h" "sys/syscall.h" "sys/sysinfo.h" "sys/syslog.h"
    "sys/sysmacros.h" "sys/termios.h" "sys/time.h" "sys/timeb.h" "sys/timerfd.h" "sys/times.h" "sys/types.h"
    "sys/ucontext.h" "sys/uio.h" "sys/un.h" "sys/unistd.h" "sys/user.h" "sys/utsname.h" "sys/vfs.h" "sys/wait.h"
    "sys/xattr.h" "syscall.h" "sysexits.h" "syslog.h" "termio.h" "termios.h" "tgmath.h" "threads.h" "time.h" "uchar.h"
    "fstab.h" "linux/if_ether.h" "linux/inotify.h" "net/ethernet.h" "net/if_arp.h" "netinet/ether.h" "netinet/if_ether.h" "netinet/ip_icmp.h"
    "nl_types.h" "resolv.h" "sgtty.h" "shadow.h" "sys/auxv.h" "sys/fsuid.h" "sys/timex.h" "tar.h" "ulimit.h"
    "ucontext.h" "unistd.h" "utime.h" "utmp.h" "utmpx.h" "values.h" "wait.h" "wchar.h" "wctype.h" "wordexp.h"
};

/// Headers that well-known books ship beside their examples: our own implementation of what they document.
#[allow(long_running_const_eval, reason = "it goes through the texts byte by byte")]
pub const BOOKS: &[(&str, &str)] = files! { include_bare "books" "":
    "alt_functions.h" "apue.h" "become_daemon.h" "binary_sems.h" "common.h" "common_threads.h" "connection.h" "create_pid_file.h"
    "csapp.h" "curr_time.h" "error_functions.h" "errors.h" "event_flags.h" "fifo_seqnum.h" "file_perms.h" "get_num.h"
    "i6d_ucase.h" "id_echo.h" "inet_sockets.h" "is_seqnum.h" "is_seqnum_v2.h" "itimerspec_from_str.h" "mythreads.h"
    "ourhdr.h" "print_rlimit.h" "print_rusage.h" "print_wait_status.h" "pshm_ucase.h" "rdwrn.h" "read_line.h" "read_line_buf.h"
    "region_locking.h" "restart.h" "scm_cred.h" "scm_functions.h" "scm_multi.h" "scm_rights.h" "semun.h"
    "signal_functions.h" "svmsg_file.h" "svshm_string.h" "svshm_xfr.h" "tlpi_hdr.h" "tty_functions.h" "ud_ucase.h" "ugid_functions.h"
    "uici.h" "uiciname.h" "unix_sockets.h" "unp.h" "unpifi.h" "unpipc.h" "unprtt.h" "unpthread.h" "us_xfr.h"
    "us_xfr_v2.h" "zemaphore.h"
};

/// The C library's units. The first line of each names the symbols it defines.
pub const UNITS: &[(&str, &str)] = files! { include_str "lib" "":
    "books/apue.c" "books/apue_fd.c" "books/apue_log.c" "books/apue_net.c" "books/csapp_error.c" "books/csapp_inet.c"
    "books/csapp_more.c" "books/csapp_names.c" "books/csapp_rio.c" "books/csapp_socket.c" "books/csapp_stdio.c"
    "books/csapp_thread.c" "books/csapp_thread2.c" "books/csapp_unix.c" "books/err.c" "books/fdpass.c" "books/gf_time.c"
    "books/lock_more.c" "books/lock_reg.c" "books/ostep.c" "books/readline.c" "books/readn.c" "books/restart.c"
    "books/restart_time.c" "books/tellwait.c" "books/tlpi_daemon.c" "books/tlpi_error.c" "books/tlpi_events.c"
    "books/tlpi_files.c" "books/tlpi_get_num.c" "books/tlpi_inet.c" "books/tlpi_limits.c" "books/tlpi_lines.c"
    "books/tlpi_scm.c" "books/tlpi_sems.c" "books/tlpi_signal.c" "books/tlpi_time.c" "books/tlpi_unix.c" "books/tty.c"
    "books/uici.c" "books/unp.c" "books/unp_echo.c" "books/unp_ifi.c" "books/unp_more.c" "books/unp_names.c"
    "books/unp_rtt.c" "books/unp_sendrecv.c" "books/unpipc.c" "books/wrap_ipc.c" "books/wrap_more.c"
    "books/wrap_posix.c" "books/wrap_posix2.c" "books/wrap_semctl.c" "books/wrap_signal.c" "books/wrap_socket.c"
    "books/wrap_socket2.c" "books/wrap_stdio.c" "books/wrap_stdio2.c" "books/wrap_thread.c" "books/wrap_thread2.c"
    "books/wrap_thread3.c" "books/wrap_unix.c" "books/wrap_unix2.c" "books/zemaphore.c" "ipc/mailbox.c"
    "ipc/mq_notify.c" "ipc/mqueue.c" "ipc/sem.c" "ipc/sem_open.c" "ipc/socketbuffer.c" "ipc/sysv.c" "math/complex.c" "math/complex_parts.c" "math/complex_trig.c" "math/exp.c"
    "math/fenv.c" "math/more.c" "math/parts.c" "math/pow.c" "math/round.c" "math/special.c" "math/trig.c" "misc/argp.c" "misc/argp_help.c" "misc/argp_state.c" "misc/asm.c" "misc/backtrace.c" "misc/bits.c" "misc/bswap.c"
    "misc/err.c" "misc/error.c" "misc/fenv.c" "misc/fmtmsg.c" "misc/fnmatch.c" "misc/ftw.c" "misc/glob.c" "misc/hsearch.c" "misc/iconv.c"
    "misc/langinfo.c" "misc/libgen.c" "misc/locale.c" "misc/locale_t.c" "misc/mntent.c" "misc/obstack.c" "misc/omp.c" "misc/regex.c" "misc/strfmon.c" "misc/syslog.c" "misc/tsearch.c"
    "misc/wordexp.c" "misc/xattr.c" "net/getaddrinfo.c" "net/getnameinfo.c" "net/hosts.c" "net/ifaddrs.c" "net/inet.c" "net/mmsg.c"
    "net/netdb.c" "net/netdb_r.c" "net/socket.c" "signal/context.c" "signal/kill.c" "signal/longjmp.c" "signal/old.c" "signal/psiginfo.c"
    "signal/sigaction.c" "signal/signal.c" "signal/sigset.c" "signal/sigwait.c" "start/abort.c" "start/assert.c"
    "start/atexit.c" "start/bounds.c" "start/crt.c" "start/environ.c" "start/errno.c" "start/exit.c" "start/lock.c" "start/quick_exit.c"
    "start/setenv.c" "stdio/asprintf.c" "stdio/cookie.c" "stdio/dprintf.c" "stdio/ext.c" "stdio/fclose.c" "stdio/fdopen.c" "stdio/fflush.c"
    "stdio/fgets.c" "stdio/file.c" "stdio/flockfile.c" "stdio/fmemopen.c" "stdio/fopen.c" "stdio/fread.c"
    "stdio/freopen.c" "stdio/fseek.c" "stdio/fwrite.c" "stdio/getc.c" "stdio/getline.c" "stdio/gets.c" "stdio/lock.c"
    "stdio/new.c" "stdio/perror.c" "stdio/popen.c" "stdio/printf.c" "stdio/putc.c" "stdio/puts.c" "stdio/remove.c"
    "stdio/scanf.c" "stdio/setvbuf.c" "stdio/sprintf.c" "stdio/status.c" "stdio/tmpfile.c" "stdio/ungetc.c"
    "stdio/wide.c" "stdio/words.c" "stdio/wprintf.c" "stdio/wscanf.c" "stdlib/abs.c" "stdlib/arc4random.c"
    "stdlib/atoi.c" "stdlib/bsearch.c" "stdlib/drand48.c" "stdlib/ecvt.c" "stdlib/malloc.c" "stdlib/mallopt.c" "stdlib/mcheck.c" "stdlib/memalign.c"
    "stdlib/misc.c" "stdlib/multibyte.c" "stdlib/open_random.c" "stdlib/qsort.c" "stdlib/rand_r.c" "stdlib/random.c" "stdlib/realpath.c"
    "stdlib/strtod.c" "stdlib/strtol.c" "stdlib/system.c" "stdlib/uchar.c" "stdlib/wchar.c" "string/argz.c" "string/ctype.c" "string/ctype_l.c" "string/envz.c" "string/memory.c"
    "string/more.c" "string/strdup.c" "string/strerror.c" "string/string.c" "string/string_l.c" "string/strsignal.c" "string/strtok.c"
    "math/bessel.c" "math/gnu.c" "math/signgam.c" "misc/catgets.c" "misc/fstab.c" "misc/sgtty.c" "net/ether.c" "stdio/open_wmemstream.c"
    "stdlib/drand48_r.c" "stdlib/mallinfo.c" "stdlib/random_r.c" "string/strfry.c" "time/adjtime.c" "unistd/auxv.c" "unistd/eaccess.c"
    "unistd/fexecve.c" "unistd/fsuid.c" "unistd/shadow.c" "unistd/spawnattr.c" "unistd/ulimit.c" "unistd/userfiles.c"
    "thread/atfork.c" "thread/attr.c" "thread/c11.c" "thread/cancel.c" "thread/cleanup.c" "thread/cond.c"
    "thread/create.c" "thread/keys.c" "thread/lockattr.c" "thread/locks.c" "thread/mutex.c" "thread/notify.c"
    "thread/np.c" "thread/once.c" "thread/thread.c" "time/calendar.c" "time/clock.c" "time/getdate.c" "time/strftime.c" "time/strftime_l.c" "time/strptime.c"
    "time/timer.c" "time/zone.c" "time/zone_names.c" "unistd/aio.c" "unistd/alarm.c" "unistd/brk.c" "unistd/cwd.c" "unistd/daemon.c" "unistd/dirent.c"
    "unistd/exec.c" "unistd/execl.c" "unistd/file.c" "unistd/fork.c" "unistd/getopt.c" "unistd/host.c" "unistd/ids.c"
    "unistd/inotify.c" "unistd/io.c" "unistd/limits.c" "unistd/mman.c" "unistd/open.c" "unistd/path.c" "unistd/poll.c" "unistd/pty.c" "unistd/sched.c"
    "unistd/sleep.c" "unistd/spawn.c" "unistd/stat.c" "unistd/statfs.c" "unistd/statvfs.c" "unistd/syscall.c"
    "unistd/sysconf.c" "unistd/tty.c" "unistd/users.c" "unistd/utmpx.c" "unistd/wait.c"
};

/// Programs by name, for the shell's lines and for exec: `/bin/NAME`.
pub const PROGRAMS: &[(&str, &str)] = files! { include_str "bin" ".c":
    "awk" "basename" "cat" "chmod" "clear" "cmp" "comm" "cp" "cut" "date" "dd" "diff" "dirname" "du" "echo" "env" "expr" "false" "find" "fold" "grep" "head" "hostname"
    "id" "ipcrm" "ipcs" "join" "kill" "less" "ln" "ls" "lsof" "mkdir" "mkfifo" "mktemp" "mv" "nice" "nl" "nohup" "nproc" "od" "paste" "printenv" "printf" "ps" "pwd"
    "readlink" "rev" "rm" "rmdir" "sed" "seq" "sh" "shuf" "sleep" "sort" "split" "stat" "tac" "tail" "tee" "test" "time" "timeout" "touch" "tr" "true" "tsort" "tty" "uname"
    "uniq" "wc" "which" "who" "whoami" "xargs" "yes"
};

/// Second names of those programs, which look at the name they are called by.
pub const ALIASES: &[(&str, &str)] =
    &[("bash", "sh"), ("dash", "sh"), ("egrep", "grep"), ("fgrep", "grep"), ("more", "less")];

/// Functions that the headers declare and no unit defines, and what a call does.
pub const UNMODELLED: &[(&str, &str)] = &[
    ("ptrace", "tracing another process"),
    ("setns", "namespaces"),
    ("unshare", "namespaces"),
    ("readahead", "reading ahead"),
    ("settimeofday", "the clock is the run's own"),
    ("stime", "the clock is the run's own"),
    ("fattach", "STREAMS"),
    ("fdetach", "STREAMS"),
    ("isastream", "STREAMS"),
    ("clnt_create", "Sun RPC"),
    ("clnt_sperror", "Sun RPC"),
    ("clnt_pcreateerror", "Sun RPC"),
    ("dlopen", "loading code at run time"),
    ("dlsym", "loading code at run time"),
    ("dlclose", "loading code at run time"),
    ("dlerror", "loading code at run time"),
    ("mincore", "which pages are in memory"),
    ("pidfd_open", "descriptors of processes"),
    ("process_vm_readv", "another process's memory"),
    ("process_vm_writev", "another process's memory"),
    ("mount", "file systems"),
    ("umount", "file systems"),
    ("umount2", "file systems"),
    ("acct", "accounting"),
];
