//! `/proc`: what the kernel knows, as files (proc(5)). They have no inodes: a path under `/proc` leads to a `Node`, and
//! opening it makes a file of what it says at that moment.
//!
//! Model: `PID/{status,stat,statm,cmdline,comm,environ,maps,limits,wchan,fd,fdinfo,cwd,exe,root,task}` of each process,
//! `self`, `sysvipc`, `locks`, `net/{tcp,tcp6,udp,udp6,unix}`, and the files of the system named in `SYSTEM_FILES`.
//! `/proc/sys` can be read, not changed.

use std::fmt::Write as _;

use super::call::Call;
use super::event::Object;
use super::inode::Kind;
use super::mm::{AddressSpace, PROT_EXEC, PROT_READ, PROT_WRITE, Role};
use super::pages::Bytes;
use super::process::{Life, Process, RunState};
use super::wait::Channel;
use super::{Errno, Kernel, Pid, abi};
use std::collections::BTreeSet;

/// Something under `/proc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `self`, a symbolic link.
    Myself(Pid),
    Process(Pid),
    Fds(Pid),
    Tasks(Pid),
    /// `fdinfo/N`: offset and flags of a descriptor.
    FdInfo(Pid, i32),
    /// `root`: a symbolic link to `/`.
    Root,
    /// A descriptor: a symbolic link to what it leads to.
    Fd(Pid, i32),
    /// `cwd`: a symbolic link to a directory.
    Cwd(Pid),
    /// `exe`: a symbolic link to the program.
    Exe(Pid),
    /// A file of a process.
    File(Pid, &'static str),
    /// A file of the system.
    System(&'static str),
    /// A file of the network of this process's host.
    Net(&'static str, Pid),
}

const PROCESS_FILES: &[&str] = &["status", "stat", "statm", "cmdline", "comm", "environ", "maps", "limits", "wchan"];
const SYSTEM_FILES: &[&str] = &[
    "uptime",
    "version",
    "loadavg",
    "meminfo",
    "cpuinfo",
    "filesystems",
    "mounts",
    "locks",
    "sysvipc/msg",
    "sysvipc/sem",
    "sysvipc/shm",
    "sys/kernel/ostype",
    "sys/kernel/osrelease",
    "sys/kernel/version",
    "sys/vm/overcommit_memory",
    "sys/vm/swappiness",
    "sys/kernel/hostname",
    "sys/kernel/pid_max",
    "sys/kernel/threads-max",
    "sys/kernel/msgmax",
    "sys/kernel/msgmnb",
    "sys/kernel/msgmni",
    "sys/kernel/sem",
    "sys/kernel/shmmax",
    "sys/kernel/shmmni",
    "sys/kernel/core_pattern",
    "sys/fs/file-max",
    "sys/fs/pipe-max-size",
    "sys/fs/mqueue/msg_max",
    "sys/fs/mqueue/msgsize_max",
    "sys/fs/mqueue/queues_max",
];

impl Kernel {
    /// What a listing of `/proc` shows, if that is the directory: the system's files, then the processes by number.
    pub(super) fn names_of_proc(&self, directory: i32) -> Vec<String> {
        let Some(Kind::Directory { entries, .. }) = self.inodes.get(self.root).map(|i| &i.kind) else {
            return Vec::new();
        };
        if entries.get("proc") != Some(&directory) {
            return Vec::new();
        }
        let first = |path: &&str| path.split('/').next().unwrap_or_default().to_string();
        let system: BTreeSet<String> =
            SYSTEM_FILES.iter().map(first).chain(["net", "self", "thread-self"].map(String::from)).collect();
        system.into_iter().chain(self.processes.ids().into_iter().map(|pid| pid.to_string())).collect()
    }

    /// What the names below `/proc` lead to, and how many of them were used up.
    pub(super) fn find_proc(&self, caller: Pid, names: &[String]) -> Result<(Node, usize), Errno> {
        let [first, rest @ ..] = names else { return Err(Errno::ENOENT) };
        for file in SYSTEM_FILES {
            let used = file.split('/').count();
            if names.len() >= used && file.split('/').zip(names).all(|(a, b)| a == b) {
                return Ok((Node::System(file), used));
            }
        }
        if first == "net" {
            let second = rest.first().ok_or(Errno::ENOENT)?;
            let is = |f: &&&str| f.strip_prefix("net/") == Some(second);
            let file = super::procnet::FILES.iter().find(is).ok_or(Errno::ENOENT)?;
            return Ok((Node::Net(file, caller), 2));
        }
        let pid = match first.as_str() {
            "self" | "thread-self" if rest.is_empty() => return Ok((Node::Myself(caller), 1)),
            "self" | "thread-self" => caller,
            number => number.parse().map_err(|_| Errno::ENOENT)?,
        };
        let process = self.processes.get(pid).ok_or(Errno::ENOENT)?;
        let [second, rest @ ..] = rest else { return Ok((Node::Process(pid), 1)) };
        if let Some(file) = PROCESS_FILES.iter().find(|f| *f == second) {
            return Ok((Node::File(pid, file), 2));
        }
        match (second.as_str(), rest) {
            ("cwd", _) => Ok((Node::Cwd(pid), 2)),
            ("exe", []) => Ok((Node::Exe(pid), 2)),
            ("root", _) => Ok((Node::Root, 2)),
            ("task", []) => Ok((Node::Tasks(pid), 2)),
            // Model: a thread's files are its process's.
            ("task", [tid, more @ ..]) => {
                let tid = tid.parse().map_err(|_| Errno::ENOENT)?;
                self.threads.get(tid).filter(|t| t.pid == pid).ok_or(Errno::ENOENT)?;
                match more {
                    [] => Ok((Node::Process(pid), 3)),
                    [file, ..] => match PROCESS_FILES.iter().find(|f| *f == file) {
                        Some(file) => Ok((Node::File(pid, file), 4)),
                        None => Err(Errno::ENOENT),
                    },
                }
            }
            ("fd" | "fdinfo", []) => Ok((Node::Fds(pid), 2)),
            ("fdinfo", [number, ..]) => {
                let fd = number.parse().map_err(|_| Errno::ENOENT)?;
                process.fds.slot(fd).ok_or(Errno::ENOENT)?;
                Ok((Node::FdInfo(pid, fd), 3))
            }
            ("fd", [number, ..]) => {
                let fd = number.parse().map_err(|_| Errno::ENOENT)?;
                process.fds.slot(fd).ok_or(Errno::ENOENT)?;
                Ok((Node::Fd(pid, fd), 3))
            }
            _ => Err(Errno::ENOENT),
        }
    }

    /// The inode a link of `/proc` leads on to.
    pub(super) fn proc_link(&self, node: &Node) -> Option<i32> {
        match node {
            Node::Cwd(pid) => self.processes.get(*pid).map(|p| p.cwd),
            Node::Root => Some(self.root),
            Node::Exe(pid) => {
                let exe = self.processes.get(*pid)?.exe.clone();
                self.lookup(*pid, abi::AT_FDCWD as i32, &exe, true).ok()
            }
            Node::Fd(pid, fd) => match self.named_file(*pid, *fd).ok()?.object {
                Object::Inode(ino) => Some(ino),
                Object::Pipe(id) => self.pipes.get(id)?.fifo,
                _ => None,
            },
            _ => None,
        }
    }

    /// What readlink(2) says of a link.
    pub(super) fn proc_target(&self, node: &Node) -> Option<String> {
        match node {
            Node::Myself(pid) => Some(pid.to_string()),
            Node::Cwd(pid) => self.directory_path(self.processes.get(*pid)?.cwd),
            Node::Root => Some("/".to_string()),
            Node::Exe(pid) => Some(self.processes.get(*pid)?.exe.to_string()),
            Node::Fd(pid, fd) => Some(self.named_file(*pid, *fd).ok()?.path.clone()),
            _ => None,
        }
    }

    pub(super) fn proc_mode(&self, node: &Node) -> u32 {
        let mode = match node {
            Node::Process(_) | Node::Fds(_) | Node::Tasks(_) => abi::S_IFDIR | 0o555,
            Node::Myself(_) | Node::Fd(..) | Node::Cwd(_) | Node::Exe(_) | Node::Root => abi::S_IFLNK | 0o777,
            Node::File(..) | Node::System(_) | Node::FdInfo(..) | Node::Net(..) => abi::S_IFREG | 0o444,
        };
        mode as u32
    }

    /// A file or directory that holds what the node says now.
    pub(super) fn proc_snapshot(&mut self, node: &Node) -> Option<Kind> {
        if super::directory::is_listable(node) {
            let names = match node {
                Node::Fds(pid) => self.processes.get(*pid)?.fds.slots.iter().map(|s| s.fd.to_string()).collect(),
                Node::Tasks(pid) => {
                    let alive = |(_, t): &(i32, &super::process::Thread)| t.pid == *pid && t.state != RunState::Ended;
                    self.threads.iter().filter(alive).map(|(tid, _)| tid.to_string()).collect()
                }
                _ => PROCESS_FILES
                    .iter()
                    .chain(&["fd", "fdinfo", "task", "cwd", "exe", "root"])
                    .map(ToString::to_string)
                    .collect(),
            };
            return Some(super::directory::listing(names));
        }
        let text = match node {
            Node::System(file) => self.system_file(file),
            Node::Net(file, pid) => self.net_file(file, *pid),
            Node::File(pid, file) => self.process_file(*pid, file)?,
            Node::FdInfo(pid, fd) => {
                let open = self.named_file(*pid, *fd).ok()?;
                let cloexec = self.processes.get(*pid)?.fds.slot(*fd).is_some_and(|s| s.cloexec);
                let flags = open.flags as u64 | if cloexec { abi::O_CLOEXEC as u64 } else { 0 };
                format!("pos:\t{}\nflags:\t0{flags:o}\nmnt_id:\t1\n", open.offset)
            }
            _ => return None,
        };
        let memory = self.pages.create(0);
        self.pages.write(memory, 0, &Bytes::from(text.into_bytes()));
        Some(Kind::Regular { memory, program: None, seals: None })
    }

    fn system_file(&self, file: &str) -> String {
        let seconds = (super::clock::UPTIME + self.now) as f64 / 1e9;
        match file {
            "uptime" => format!("{seconds:.2} {seconds:.2}\n"),
            "version" => "Linux version 6.1.0 (ringside) #1 SMP\n".to_string(),
            "loadavg" => format!("0.00 0.00 0.00 1/{} {}\n", self.threads.len(), self.last_task),
            "meminfo" => super::procstatus::memory_file(),
            "filesystems" => "nodev\tproc\nnodev\ttmpfs\nnodev\tmqueue\n".to_string(),
            "mounts" => "tmpfs / tmpfs rw 0 0\nproc /proc proc rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n".to_string(),
            "locks" => self.locks_file(),
            "sysvipc/msg" => self.msg_file(),
            "sysvipc/sem" => self.sem_file(),
            "sysvipc/shm" => self.shm_file(),
            "sys/kernel/ostype" => "Linux\n".to_string(),
            "sys/kernel/osrelease" => "6.1.0\n".to_string(),
            "sys/kernel/version" => "#1 SMP\n".to_string(),
            "sys/vm/overcommit_memory" | "sys/vm/swappiness" => "0\n".to_string(),
            "sys/kernel/hostname" => format!("{}\n", self.hostname),
            "sys/kernel/pid_max" => "4194304\n".to_string(),
            "sys/kernel/threads-max" => format!("{}\n", self.settings.task_limit),
            "sys/kernel/msgmax" => "8192\n".to_string(),
            "sys/kernel/msgmnb" => "16384\n".to_string(),
            "sys/kernel/msgmni" => "32000\n".to_string(),
            "sys/kernel/sem" => "32000\t1024000000\t500\t32000\n".to_string(),
            "sys/kernel/shmmax" => "18446744073692774399\n".to_string(),
            "sys/kernel/shmmni" => "4096\n".to_string(),
            "sys/kernel/core_pattern" => "core\n".to_string(),
            "sys/fs/file-max" => "9223372036854775807\n".to_string(),
            "sys/fs/pipe-max-size" => "1048576\n".to_string(),
            "sys/fs/mqueue/msg_max" => "10\n".to_string(),
            "sys/fs/mqueue/msgsize_max" => "8192\n".to_string(),
            "sys/fs/mqueue/queues_max" => "256\n".to_string(),
            _ => "processor\t: 0\nmodel name\t: Ringside model processor\n\n".to_string(),
        }
    }

    /// `R (running)`, as proc(5) has it: a letter and a word.
    #[must_use]
    pub fn state_of(&self, process: &Process) -> (char, &'static str) {
        match process.life {
            Life::Zombie { .. } => return ('Z', "zombie"),
            Life::Stopped(_) => return ('T', "stopped"),
            Life::Alive => {}
        }
        let running = self.threads.iter().any(|(_, t)| t.pid == process.pid && t.is_ready());
        if running { ('R', "running") } else { ('S', "sleeping") }
    }

    /// Where a process waits, in the words of Linux's own functions; `0` for one that does not (proc(5)).
    #[must_use]
    pub fn wchan(&self, pid: Pid) -> &'static str {
        let main = self.threads.get(pid).or_else(|| self.threads.iter().find(|(_, t)| t.pid == pid).map(|(_, t)| t));
        let Some(pending) = main.and_then(super::process::Thread::blocked) else { return "0" };
        match pending.call {
            Call::Read | Call::Readv => match pending.on.first() {
                Some(Channel::Terminal | Channel::Pty(_) | Channel::PtyMaster(_)) => "n_tty_read",
                _ => "pipe_read",
            },
            Call::Write | Call::Writev => "pipe_write",
            Call::Openat => "wait_for_partner",
            Call::Wait4 | Call::Waitid => "do_wait",
            Call::Nanosleep | Call::ClockNanosleep => "hrtimer_nanosleep",
            Call::Select | Call::Pselect6 => "do_select",
            Call::Poll | Call::Ppoll => "do_poll",
            Call::EpollWait | Call::EpollPwait => "ep_poll",
            Call::Pause | Call::RtSigsuspend => "do_signal_stop",
            Call::RtSigtimedwait => "do_sigtimedwait",
            Call::Msgsnd => "do_msgsnd",
            Call::Msgrcv => "do_msgrcv",
            Call::Semop | Call::Semtimedop => "do_semtimedop",
            Call::MqTimedsend | Call::MqTimedreceive => "wq_sleep",
            Call::Flock => "locks_lock_inode_wait",
            Call::Fcntl => "fcntl_setlk",
            Call::Vfork => "wait_for_vfork_done",
            _ => "futex_wait_queue",
        }
    }

    /// `/proc/locks`: file locks that are held.
    fn locks_file(&self) -> String {
        let mut s = String::new();
        let mut n = 0;
        let mut line = |kind: &str, exclusive: bool, pid: Pid, ino: i32, start: u64, end: u64| {
            n += 1;
            let how = if exclusive { "WRITE" } else { "READ " };
            let end = if end == u64::MAX { "EOF".to_string() } else { (end - 1).to_string() };
            let _ = writeln!(s, "{n}: {kind:<6} ADVISORY  {how} {pid} 08:01:{} {start} {end}", ino.abs());
        };
        for l in &self.record_locks {
            match l.owner {
                super::filelock::Owner::Process(pid) => line("POSIX", l.exclusive, pid, l.ino, l.start, l.end),
                super::filelock::Owner::OpenFile(_) => line("OFDLCK", l.exclusive, -1, l.ino, l.start, l.end),
            }
        }
        for l in &self.flocks {
            // The process that has the open file description, the first of them if several have.
            let has = |p: &Process| p.fds.slots.iter().any(|slot| slot.file == l.file);
            let pid = self.processes.iter().find(|(_, p)| has(p)).map_or(0, |(pid, _)| pid);
            line("FLOCK", l.exclusive, pid, l.ino, 0, u64::MAX);
        }
        s
    }

    fn msg_file(&self) -> String {
        let mut s =
            "       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      \
                     rtime      ctime\n"
                .to_string();
        for (id, q) in self.message_queues.iter() {
            let (p, bytes) = (&q.perm, q.messages.iter().map(|m| m.1.len() as u64).sum::<u64>());
            let [stime, rtime, ctime] = q.times;
            let _ = writeln!(
                s,
                "{:10} {id:10}  {:4o}  {bytes:10} {:10} {:5} {:5} {:5} {:5} {:5} {:5} {stime:10} {rtime:10} {ctime:10}",
                p.key,
                p.mode,
                q.messages.len(),
                q.last[0],
                q.last[1],
                p.uid,
                p.gid,
                p.uid,
                p.gid
            );
        }
        s
    }

    fn sem_file(&self) -> String {
        let mut s =
            "       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime\n".to_string();
        for (id, set) in self.semaphore_sets.iter() {
            let (p, [otime, ctime]) = (&set.perm, set.times);
            let _ = writeln!(
                s,
                "{:10} {id:10}  {:4o} {:10} {:5} {:5} {:5} {:5} {otime:10} {ctime:10}",
                p.key,
                p.mode,
                set.values.len(),
                p.uid,
                p.gid,
                p.uid,
                p.gid
            );
        }
        s
    }

    fn shm_file(&self) -> String {
        let mut s =
            "       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      \
                     atime      dtime      ctime                   rss                  swap\n"
                .to_string();
        for (id, g) in self.segments.iter() {
            let (p, [atime, dtime, ctime]) = (&g.perm, g.times);
            let _ = writeln!(
                s,
                "{:10} {id:10}  {:4o} {:21} {:5} {:5}  {:5} {:5} {:5} {:5} {:5} {atime:10} {dtime:10} {ctime:10} {:21} {:21}",
                p.key,
                p.mode,
                g.size,
                g.creator,
                g.last,
                self.attachments(g.memory),
                p.uid,
                p.gid,
                p.uid,
                p.gid,
                super::mm::page_up(g.size),
                0
            );
        }
        s
    }

    /// A file of `/proc/PID`: one of `PROCESS_FILES`.
    #[must_use]
    pub fn process_file(&self, pid: Pid, file: &str) -> Option<String> {
        let p = self.processes.get(pid)?;
        let (letter, word) = self.state_of(p);
        // comm is cut to 15 characters.
        let comm: String = p.name.chars().take(15).collect();
        let threads = self.threads.iter().filter(|(_, t)| t.pid == pid && t.state != RunState::Ended).count();
        Some(match file {
            "comm" => format!("{comm}\n"),
            "cmdline" => p.argv.iter().map(|a| format!("{}\0", String::from_utf8_lossy(a))).collect(),
            "stat" => self.stat_line(p, &comm, letter, threads),
            "status" => self.status_file(p, &comm, letter, word, threads),
            "maps" => self.maps_file(p),
            "wchan" => self.wchan(pid).to_string(),
            "statm" => {
                let pages = self.mm(pid).map_or(0, AddressSpace::mapped) / 4096;
                format!("{pages} {pages} 0 1 0 {pages} 0\n")
            }
            // Model: where the environment lies in memory is the library's business.
            "environ" => String::new(),
            _ => limits_file(p),
        })
    }
}

impl Kernel {
    fn maps_file(&self, p: &Process) -> String {
        self.mm(p.pid).map_or_else(Vec::new, AddressSpace::listing).iter().fold(String::new(), |mut s, a| {
            let right = |bit, c| if a.prot & bit != 0 { c } else { '-' };
            let (offset, inode) = a.object.map_or((0, 0), |(id, offset)| (offset, id));
            let name = match a.role {
                Role::Heap => "[heap]".to_string(),
                Role::Stack => "[stack]".to_string(),
                Role::Text | Role::Rodata | Role::Data => p.name.clone(),
                Role::Mapping => a.object.map_or_else(String::new, |(id, _)| self.name_of_memory(id)),
            };
            let (r, w, x) = (right(PROT_READ, 'r'), right(PROT_WRITE, 'w'), right(PROT_EXEC, 'x'));
            let share = if a.shared { 's' } else { 'p' };
            let line = format!("{:08x}-{:08x} {r}{w}{x}{share} {offset:08x} 00:00 {inode}", a.start, a.end);
            let _ = writeln!(s, "{}", format!("{line:<73}{name}").trim_end());
            s
        })
    }

    /// What maps calls a mapped object: a file by its path, a System V segment by its key (proc(5)).
    fn name_of_memory(&self, id: i32) -> String {
        if let Some((_, segment)) = self.segments.iter().find(|(_, s)| s.memory == id) {
            return format!("/SYSV{:08x} (deleted)", segment.perm.key);
        }
        let holds = |kind: &Kind| matches!(kind, Kind::Regular { memory, .. } if *memory == id);
        let Some((ino, _)) = self.inodes.iter().find(|(_, i)| holds(&i.kind)) else {
            return "/dev/zero (deleted)".to_string();
        };
        for (directory, inode) in self.inodes.iter() {
            if let Kind::Directory { entries, .. } = &inode.kind
                && let Some((name, _)) = entries.iter().find(|(_, i)| **i == ino)
            {
                let path = self.directory_path(directory).unwrap_or_default();
                return format!("{}/{name}", path.trim_end_matches('/'));
            }
        }
        "(deleted)".to_string()
    }
}

fn limits_file(p: &Process) -> String {
    let mut s = format!("{:<26}{:<21}{:<21}Units     \n", "Limit", "Soft Limit", "Hard Limit");
    for (name, resource, unit) in super::limits::NAMES {
        let (soft, hard) = p.limits.get(*resource as usize).copied().unwrap_or((u64::MAX, u64::MAX));
        let show = |n: u64| if n == u64::MAX { "unlimited".to_string() } else { n.to_string() };
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit:<10}") };
        let _ = writeln!(s, "{name:<26}{:<21}{:<20}{unit}", show(soft), show(hard));
    }
    s
}
