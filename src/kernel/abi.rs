//! The binary interface between programs and the kernel: numbers (`constants`) and the layout of structures, both as
//! Linux on x86-64 with glibc has them. The C library's headers are made from these tables, and the kernel reads and
//! writes structures by their members' names.
//!
//! Objects whose inside is the C library's own business (`pthread_mutex_t`, `sem_t`, ...) have glibc's size and start
//! as all zeros; what their members mean is said here, because the kernel keeps their state words.

mod constants;

pub use constants::*;

/// A member: name, offset, size in bytes.
pub type Member = (&'static str, usize, usize);

/// The layout of a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// As C names the type: `struct stat`.
    pub name: &'static str,
    pub header: &'static str,
    pub size: usize,
    pub members: &'static [Member],
}

/// Name, value, headers of every constant: those of the system, and those of the project's own headers.
#[must_use]
pub fn constants() -> &'static [(&'static str, i64, &'static str)] {
    CONSTANTS
}

/// Where the system call numbers of `syscall(2)` lead: the name of the call with this number.
#[must_use]
pub fn system_call(number: i64) -> Option<&'static str> {
    let name = CONSTANTS.iter().find(|c| c.1 == number && c.2 == "sys/syscall.h")?.0;
    name.strip_prefix("SYS_")
}

impl Layout {
    fn member(&self, name: &str) -> (usize, usize) {
        let found = self.members.iter().find(|m| m.0 == name);
        debug_assert!(found.is_some(), "{} has no member {name}", self.name);
        found.map_or((0, 0), |m| (m.1, m.2.min(8)))
    }

    /// Offset of a member.
    #[must_use]
    pub fn offset(&self, name: &str) -> u64 {
        self.member(name).0 as u64
    }

    /// A member's value, zero-extended, out of the structure's bytes.
    #[must_use]
    pub fn get(&self, bytes: &[u8], name: &str) -> u64 {
        let (offset, size) = self.member(name);
        let mut value = [0; 8];
        if let Some(part) = bytes.get(offset..offset + size) {
            value[..size].copy_from_slice(part);
        }
        u64::from_le_bytes(value)
    }

    /// A member of four bytes as the signed number it is.
    #[must_use]
    pub fn int(&self, bytes: &[u8], name: &str) -> i32 {
        self.get(bytes, name) as i32
    }

    pub fn set(&self, bytes: &mut [u8], name: &str, value: u64) {
        let (offset, size) = self.member(name);
        if let Some(part) = bytes.get_mut(offset..offset + size) {
            part.copy_from_slice(&value.to_le_bytes()[..size]);
        }
    }

    /// The structure's bytes with these members, the others zero.
    #[must_use]
    pub fn make(&self, members: &[(&str, u64)]) -> Vec<u8> {
        let mut bytes = vec![0; self.size];
        for &(name, value) in members {
            self.set(&mut bytes, name, value);
        }
        bytes
    }
}

macro_rules! layouts {
    ($($(#[$doc:meta])* $id:ident $name:literal $header:literal $size:literal
        { $($member:literal $offset:literal $bytes:literal),* $(,)? })*) => {
        $($(#[$doc])* pub const $id: Layout = Layout {
            name: $name, header: $header, size: $size, members: &[$(($member, $offset, $bytes)),*],
        };)*
        pub const LAYOUTS: &[Layout] = &[$($id),*];
    };
}

layouts! {
    STAT "struct stat" "sys/stat.h" 144 { "st_dev" 0 8, "st_ino" 8 8, "st_nlink" 16 8, "st_mode" 24 4, "st_uid" 28 4,
        "st_gid" 32 4, "st_rdev" 40 8, "st_size" 48 8, "st_blksize" 56 8, "st_blocks" 64 8, "st_atim.tv_sec" 72 8,
        "st_atim.tv_nsec" 80 8, "st_mtim.tv_sec" 88 8, "st_mtim.tv_nsec" 96 8, "st_ctim.tv_sec" 104 8,
        "st_ctim.tv_nsec" 112 8 }
    TIMESPEC "struct timespec" "time.h" 16 { "tv_sec" 0 8, "tv_nsec" 8 8 }
    TIMEVAL "struct timeval" "sys/time.h" 16 { "tv_sec" 0 8, "tv_usec" 8 8 }
    ITIMERVAL "struct itimerval" "sys/time.h" 32 { "it_interval.tv_sec" 0 8, "it_interval.tv_usec" 8 8,
        "it_value.tv_sec" 16 8, "it_value.tv_usec" 24 8 }
    ITIMERSPEC "struct itimerspec" "time.h" 32 { "it_interval.tv_sec" 0 8, "it_interval.tv_nsec" 8 8,
        "it_value.tv_sec" 16 8, "it_value.tv_nsec" 24 8 }
    /// Of the 128 bytes of a `sigset_t` the first eight count. Its last member is the C library's to set.
    SIGACTION "struct sigaction" "signal.h" 152 { "sa_handler" 0 8, "sa_mask" 8 128, "sa_flags" 136 4 }
    SIGSET "sigset_t" "signal.h" 128 { "__val[0]" 0 8 }
    SIGINFO "siginfo_t" "signal.h" 128 { "si_signo" 0 4, "si_errno" 4 4, "si_code" 8 4, "si_pid" 16 4, "si_uid" 20 4,
        "si_status" 24 4, "si_utime" 32 8, "si_stime" 40 8, "si_value" 24 8, "si_addr" 16 8, "si_timerid" 16 4,
        "si_overrun" 20 4, "si_band" 16 8, "si_fd" 24 4 }
    SIGEVENT "struct sigevent" "signal.h" 64 { "sigev_value" 0 8, "sigev_signo" 8 4, "sigev_notify" 12 4,
        "sigev_notify_function" 16 8, "sigev_notify_attributes" 24 8, "_sigev_un._tid" 16 4 }
    STACK "stack_t" "signal.h" 24 { "ss_sp" 0 8, "ss_flags" 8 4, "ss_size" 16 8 }
    RUSAGE "struct rusage" "sys/resource.h" 144 { "ru_utime.tv_sec" 0 8, "ru_utime.tv_usec" 8 8,
        "ru_stime.tv_sec" 16 8, "ru_stime.tv_usec" 24 8, "ru_maxrss" 32 8, "ru_ixrss" 40 8, "ru_idrss" 48 8,
        "ru_isrss" 56 8, "ru_minflt" 64 8, "ru_majflt" 72 8, "ru_nswap" 80 8, "ru_inblock" 88 8, "ru_oublock" 96 8,
        "ru_msgsnd" 104 8, "ru_msgrcv" 112 8, "ru_nsignals" 120 8, "ru_nvcsw" 128 8, "ru_nivcsw" 136 8 }
    RLIMIT "struct rlimit" "sys/resource.h" 16 { "rlim_cur" 0 8, "rlim_max" 8 8 }
    TMS "struct tms" "sys/times.h" 32 { "tms_utime" 0 8, "tms_stime" 8 8, "tms_cutime" 16 8, "tms_cstime" 24 8 }
    UTSNAME "struct utsname" "sys/utsname.h" 390 { "sysname" 0 65, "nodename" 65 65, "release" 130 65,
        "version" 195 65, "machine" 260 65, "domainname" 325 65 }
    SYSINFO "struct sysinfo" "sys/sysinfo.h" 112 { "uptime" 0 8, "loads" 8 24, "totalram" 32 8, "freeram" 40 8,
        "sharedram" 48 8, "bufferram" 56 8, "totalswap" 64 8, "freeswap" 72 8, "procs" 80 2, "totalhigh" 88 8,
        "freehigh" 96 8, "mem_unit" 104 4 }
    FLOCK "struct flock" "fcntl.h" 32 { "l_type" 0 2, "l_whence" 2 2, "l_start" 8 8, "l_len" 16 8, "l_pid" 24 4 }
    IOVEC "struct iovec" "sys/uio.h" 16 { "iov_base" 0 8, "iov_len" 8 8 }
    MSGHDR "struct msghdr" "sys/socket.h" 56 { "msg_name" 0 8, "msg_namelen" 8 4, "msg_iov" 16 8, "msg_iovlen" 24 8,
        "msg_control" 32 8, "msg_controllen" 40 8, "msg_flags" 48 4 }
    CMSGHDR "struct cmsghdr" "sys/socket.h" 16 { "cmsg_len" 0 8, "cmsg_level" 8 4, "cmsg_type" 12 4 }
    UCRED "struct ucred" "sys/socket.h" 12 { "pid" 0 4, "uid" 4 4, "gid" 8 4 }
    LINGER "struct linger" "sys/socket.h" 8 { "l_onoff" 0 4, "l_linger" 4 4 }
    SOCKADDR_UN "struct sockaddr_un" "sys/un.h" 110 { "sun_family" 0 2, "sun_path" 2 108 }
    SOCKADDR_IN "struct sockaddr_in" "netinet/in.h" 16 { "sin_family" 0 2, "sin_port" 2 2, "sin_addr" 4 4,
        "sin_zero" 8 8 }
    SOCKADDR_IN6 "struct sockaddr_in6" "netinet/in.h" 28 { "sin6_family" 0 2, "sin6_port" 2 2, "sin6_flowinfo" 4 4,
        "sin6_addr" 8 16, "sin6_scope_id" 24 4 }
    POLLFD "struct pollfd" "poll.h" 8 { "fd" 0 4, "events" 4 2, "revents" 6 2 }
    /// Packed on x86-64.
    EPOLL_EVENT "struct epoll_event" "sys/epoll.h" 12 { "events" 0 4, "data" 4 8 }
    SIGNALFD_SIGINFO "struct signalfd_siginfo" "sys/signalfd.h" 128 { "ssi_signo" 0 4, "ssi_errno" 4 4,
        "ssi_code" 8 4, "ssi_pid" 12 4, "ssi_uid" 16 4, "ssi_fd" 20 4, "ssi_tid" 24 4, "ssi_band" 28 4,
        "ssi_overrun" 32 4, "ssi_trapno" 36 4, "ssi_status" 40 4, "ssi_int" 44 4, "ssi_ptr" 48 8, "ssi_utime" 56 8,
        "ssi_stime" 64 8, "ssi_addr" 72 8 }
    MQ_ATTR "struct mq_attr" "mqueue.h" 64 { "mq_flags" 0 8, "mq_maxmsg" 8 8, "mq_msgsize" 16 8, "mq_curmsgs" 24 8 }
    IPC_PERM "struct ipc_perm" "sys/ipc.h" 48 { "__key" 0 4, "uid" 4 4, "gid" 8 4, "cuid" 12 4, "cgid" 16 4,
        "mode" 20 4, "__seq" 24 2 }
    MSQID_DS "struct msqid_ds" "sys/msg.h" 120 { "msg_perm" 0 48, "msg_stime" 48 8, "msg_rtime" 56 8,
        "msg_ctime" 64 8, "__msg_cbytes" 72 8, "msg_qnum" 80 8, "msg_qbytes" 88 8, "msg_lspid" 96 4,
        "msg_lrpid" 100 4 }
    SEMID_DS "struct semid_ds" "sys/sem.h" 104 { "sem_perm" 0 48, "sem_otime" 48 8, "sem_ctime" 64 8,
        "sem_nsems" 80 8 }
    SHMID_DS "struct shmid_ds" "sys/shm.h" 112 { "shm_perm" 0 48, "shm_segsz" 48 8, "shm_atime" 56 8,
        "shm_dtime" 64 8, "shm_ctime" 72 8, "shm_cpid" 80 4, "shm_lpid" 84 4, "shm_nattch" 88 8 }
    SEMBUF "struct sembuf" "sys/sem.h" 6 { "sem_num" 0 2, "sem_op" 2 2, "sem_flg" 4 2 }
    WINSIZE "struct winsize" "sys/ioctl.h" 8 { "ws_row" 0 2, "ws_col" 2 2, "ws_xpixel" 4 2, "ws_ypixel" 6 2 }
    TERMIOS "struct termios" "termios.h" 60 { "c_iflag" 0 4, "c_oflag" 4 4, "c_cflag" 8 4, "c_lflag" 12 4,
        "c_line" 16 1, "c_cc" 17 32, "c_ispeed" 52 4, "c_ospeed" 56 4 }
    DIRENT "struct dirent" "dirent.h" 280 { "d_ino" 0 8, "d_off" 8 8, "d_reclen" 16 2, "d_type" 18 1, "d_name" 19 256 }
    SCHED_PARAM "struct sched_param" "sched.h" 4 { "sched_priority" 0 4 }
    TIMEZONE "struct timezone" "sys/time.h" 8 { "tz_minuteswest" 0 4, "tz_dsttime" 4 4 }
}

macro_rules! opaque_layouts {
    ($($(#[$doc:meta])* $id:ident $name:literal $header:literal $size:literal
        { $($member:literal $offset:literal $bytes:literal),* $(,)? })*) => {
        $($(#[$doc])* pub const $id: Layout = Layout {
            name: $name, header: $header, size: $size, members: &[$(($member, $offset, $bytes)),*],
        };)*
        /// Objects of which only the size is glibc's; the members are ours.
        pub const OPAQUE: &[Layout] = &[$($id),*];
    };
}

opaque_layouts! {
    /// `value`, and `shared` as `sem_init` was told.
    SEM "sem_t" "semaphore.h" 32 { "value" 0 4, "shared" 8 4 }
    /// `lock`: 0 or 1. `count`: how often the owner holds a recursive one. `owner`: a tid. `kind`: the type in bits 0
    /// and 1 (`PTHREAD_MUTEX_*`), `MUTEX_ROBUST`, `MUTEX_SHARED`; -1 after destroy. `state`: 0, or `MUTEX_DIED` from
    /// the owner's death to pthread_mutex_consistent, or `MUTEX_LOST` when that never came.
    MUTEX "pthread_mutex_t" "pthread.h" 40 { "lock" 0 4, "count" 4 4, "owner" 8 4, "kind" 16 4, "state" 20 4 }
    /// `attr`: as in `pthread_condattr_t`. The sleepers are on the kernel's bench.
    COND "pthread_cond_t" "pthread.h" 48 { "attr" 0 4 }
    /// `kind`: `PTHREAD_RWLOCK_PREFER_*`.
    RWLOCK "pthread_rwlock_t" "pthread.h" 56 { "readers" 0 4, "writer" 4 4, "shared" 28 4, "kind" 48 4 }
    /// `generation` counts the times it has opened.
    BARRIER "pthread_barrier_t" "pthread.h" 32 { "arrived" 0 4, "needed" 4 4, "generation" 8 4, "shared" 12 4 }
    SPINLOCK "pthread_spinlock_t" "pthread.h" 4 { "lock" 0 4 }
    /// `flags`: `ATTR_*`. `stackaddr` is the end (highest address), as glibc keeps it.
    ATTR "pthread_attr_t" "pthread.h" 56 { "priority" 0 4, "policy" 4 4, "flags" 8 4, "guardsize" 16 8,
        "stackaddr" 24 8, "stacksize" 32 8 }
    /// Type in bits 0 and 1, `MUTEXATTR_ROBUST`, `MUTEXATTR_SHARED`.
    MUTEXATTR "pthread_mutexattr_t" "pthread.h" 4 { "bits" 0 4 }
    /// Bit 0: shared; from bit 1: the clock.
    CONDATTR "pthread_condattr_t" "pthread.h" 4 { "bits" 0 4 }
    RWLOCKATTR "pthread_rwlockattr_t" "pthread.h" 8 { "kind" 0 4, "shared" 4 4 }
    BARRIERATTR "pthread_barrierattr_t" "pthread.h" 4 { "shared" 0 4 }
}

pub const MUTEX_ROBUST: u64 = 0x10;
pub const MUTEX_SHARED: u64 = 0x80;
pub const MUTEX_DIED: u64 = 1;
pub const MUTEX_LOST: u64 = 2;
pub const MUTEXATTR_ROBUST: u64 = 0x4000_0000;
pub const MUTEXATTR_SHARED: u64 = 0x8000_0000;
pub const ATTR_DETACHED: u64 = 1;
/// PTHREAD_EXPLICIT_SCHED.
pub const ATTR_NOT_INHERIT: u64 = 2;
pub const ATTR_SCOPE_PROCESS: u64 = 4;
/// pthread_attr_setstack was called.
pub const ATTR_STACK_SET: u64 = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::process::Command;

    /// What the system's own compiler and headers say.
    fn native(name: &str, headers: &BTreeSet<&str>, body: &str) -> Option<String> {
        let dir = std::env::temp_dir().join(format!("ringside-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).ok()?;
        let (c, exe) = (dir.join("t.c"), dir.join("t"));
        let includes: String = headers.iter().fold(String::new(), |mut s, h| {
            let _ = writeln!(s, "#include <{h}>");
            s
        });
        // The kernel's own headers and the library's do not go together.
        let kernels = headers.iter().all(|h| h.starts_with("asm/"));
        let types = if kernels { "" } else { "#include <sys/types.h>\n" };
        let start = format!("#define _GNU_SOURCE\n#include <stddef.h>\n#include <stdio.h>\n{types}");
        std::fs::write(&c, format!("{start}{includes}int main(void) {{\n{body}}}\n")).ok()?;
        let compiled = Command::new("gcc").arg("-w").arg("-o").arg(&exe).arg(&c).status().ok()?;
        assert!(compiled.success(), "the table names something the headers do not have");
        let out = Command::new(&exe).output().ok()?;
        let _ = std::fs::remove_dir_all(&dir);
        String::from_utf8(out.stdout).ok()
    }

    #[test]
    fn the_constants_are_the_systems() {
        for kernels in [false, true] {
            the_constants_of(kernels);
        }
    }

    fn the_constants_of(kernels: bool) {
        // The system has all headers but our own.
        let theirs = || CONSTANTS.iter().filter(|c| c.2 != "mailbox.h" && c.2.starts_with("asm/") == kernels);
        let mut headers: BTreeSet<&str> = theirs().flat_map(|c| c.2.split(' ')).collect();
        if !kernels {
            headers.insert("limits.h");
        }
        let body = theirs().fold(String::new(), |mut s, c| {
            let _ = writeln!(s, "printf(\"{0} %lld\\n\", (long long)({0}));", c.0);
            s
        });
        let ours = theirs().fold(String::new(), |mut s, c| {
            let _ = writeln!(s, "{} {}", c.0, c.1);
            s
        });
        let Some(theirs) = native(if kernels { "kernels" } else { "constants" }, &headers, &body) else { return };
        assert_eq!(ours.lines().count(), theirs.lines().count());
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn the_layouts_are_the_systems() {
        let headers: BTreeSet<&str> = LAYOUTS.iter().chain(OPAQUE).map(|l| l.header).collect();
        let (mut body, mut ours) = (String::new(), String::new());
        for l in LAYOUTS.iter().chain(OPAQUE) {
            let _ = writeln!(body, "printf(\"%zu\\n\", sizeof({}));", l.name);
            let _ = writeln!(ours, "{}", l.size);
        }
        for l in LAYOUTS {
            for (name, offset, size) in l.members {
                let t = l.name;
                let _ = writeln!(
                    body,
                    "printf(\"{t} {name} %zu %zu\\n\", offsetof({t}, {name}), sizeof((({t} *)0)->{name}));"
                );
                let _ = writeln!(ours, "{t} {name} {offset} {size}");
            }
        }
        let Some(theirs) = native("layouts", &headers, &body) else { return };
        assert_eq!(ours.lines().count(), theirs.lines().count());
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            assert_eq!(ours, theirs);
        }
    }
}
