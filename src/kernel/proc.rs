//! `/proc`: what the kernel knows, as files (proc(5)). They have no inodes: a path under `/proc` leads to a `Node`, and
//! opening it makes a file of what it says at that moment.
//!
//! Model: `PID/{status,stat,cmdline,comm,maps,fd,cwd,exe,task}` of each process, `self`, `net/{tcp,tcp6,udp,udp6,unix}`, and a
//! few files of the system.

use std::fmt::Write as _;

use super::event::Object;
use super::inode::Kind;
use super::mm::{PROT_EXEC, PROT_READ, PROT_WRITE, Role};
use super::pages::Bytes;
use super::process::{Life, Process, RunState};
use super::{Errno, Kernel, Pid, abi};

/// Something under `/proc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `self`, a symbolic link.
    Myself(Pid),
    Process(Pid),
    Fds(Pid),
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

const PROCESS_FILES: &[&str] = &["status", "stat", "cmdline", "comm", "maps", "limits"];
const SYSTEM_FILES: &[&str] = &["uptime", "version", "loadavg", "meminfo", "cpuinfo"];

impl Kernel {
    /// What the names below `/proc` lead to, and how many of them were used up.
    pub(super) fn find_proc(&self, caller: Pid, names: &[String]) -> Result<(Node, usize), Errno> {
        let [first, rest @ ..] = names else { return Err(Errno::ENOENT) };
        if let Some(file) = SYSTEM_FILES.iter().find(|f| *f == first) {
            return Ok((Node::System(file), 1));
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
            ("fd", []) => Ok((Node::Fds(pid), 2)),
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
            Node::Exe(pid) => {
                let exe = self.processes.get(*pid)?.exe.clone();
                self.lookup(*pid, abi::AT_FDCWD as i32, &exe, true).ok()
            }
            Node::Fd(pid, fd) => match self.open_file(*pid, *fd).ok()?.object {
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
            Node::Exe(pid) => Some(self.processes.get(*pid)?.exe.to_string()),
            Node::Fd(pid, fd) => Some(self.open_file(*pid, *fd).ok()?.path.clone()),
            _ => None,
        }
    }

    pub(super) fn proc_mode(&self, node: &Node) -> u32 {
        let mode = match node {
            Node::Process(_) | Node::Fds(_) => abi::S_IFDIR | 0o555,
            Node::Myself(_) | Node::Fd(..) | Node::Cwd(_) | Node::Exe(_) => abi::S_IFLNK | 0o777,
            Node::File(..) | Node::System(_) | Node::Net(..) => abi::S_IFREG | 0o444,
        };
        mode as u32
    }

    /// A file or directory that holds what the node says now.
    pub(super) fn proc_snapshot(&mut self, node: &Node) -> Option<Kind> {
        if super::directory::is_listable(node) {
            let names = match node {
                Node::Fds(pid) => self.processes.get(*pid)?.fds.slots.iter().map(|s| s.fd.to_string()).collect(),
                _ => PROCESS_FILES.iter().chain(&["fd", "cwd", "exe"]).map(ToString::to_string).collect(),
            };
            return Some(super::directory::listing(names));
        }
        let text = match node {
            Node::System(file) => self.system_file(file),
            Node::Net(file, pid) => self.net_file(file, *pid),
            Node::File(pid, file) => self.process_file(*pid, file)?,
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
            "meminfo" => "MemTotal:        2097152 kB\nMemFree:         1048576 kB\n".to_string(),
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

    /// A file of `/proc/PID`: `status`, `stat`, `cmdline`, `comm`, `maps` or `limits`.
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
            "stat" => {
                let tty = if p.sid == self.terminal.session { 0x8800 } else { 0 };
                let foreground = if tty == 0 { -1 } else { self.terminal.foreground };
                format!(
                    "{pid} ({comm}) {letter} {} {} {} {tty} {foreground} 0 0 0 0 0 0 0 0 0 20 {} {threads} 0 {} {} 0\n",
                    p.ppid,
                    p.pgid,
                    p.sid,
                    p.nice,
                    (super::clock::UPTIME + p.started) / 10_000_000,
                    p.mm.mapped(),
                )
            }
            "status" => self.status_file(p, &comm, letter, word, threads),
            "maps" => maps_file(p),
            _ => limits_file(p),
        })
    }

    fn status_file(&self, p: &Process, comm: &str, letter: char, word: &str, threads: usize) -> String {
        let mut s = String::new();
        let main = self.threads.get(p.pid);
        let set = |list: &[super::process::SignalInfo]| list.iter().fold(0, |s, i| s | super::signal::bit(i.signal));
        let which = |f: &dyn Fn(u64) -> bool| {
            let bits = p.actions.iter().enumerate().filter(|(_, a)| f(a.handler));
            bits.fold(0u64, |s, (i, _)| s | 1 << i)
        };
        let _ = write!(s, "Name:\t{comm}\nUmask:\t{:04o}\nState:\t{letter} ({word})\nTgid:\t{}\n", p.umask, p.pid);
        let _ = write!(s, "Pid:\t{}\nPPid:\t{}\nTracerPid:\t0\n", p.pid, p.ppid);
        let ([u, eu, su], [g, eg, sg]) = (p.user.uid, p.user.gid);
        let _ = write!(s, "Uid:\t{u}\t{eu}\t{su}\t{eu}\nGid:\t{g}\t{eg}\t{sg}\t{eg}\nFDSize:\t64\n");
        let _ = write!(
            s,
            "VmSize:\t{:8} kB\nThreads:\t{threads}\n",
            p.mm.areas().iter().map(|a| a.len()).sum::<u64>() / 1024
        );
        let _ = write!(s, "SigPnd:\t{:016x}\nShdPnd:\t{:016x}\n", main.map_or(0, |t| set(&t.pending)), set(&p.pending));
        let _ = writeln!(s, "SigBlk:\t{:016x}", main.map_or(0, |t| t.mask));
        let _ = write!(s, "SigIgn:\t{:016x}\nSigCgt:\t{:016x}\n", which(&|h| h == 1), which(&|h| h > 1));
        s
    }
}

fn maps_file(p: &Process) -> String {
    p.mm.listing().iter().fold(String::new(), |mut s, a| {
        let right = |bit, c| if a.prot & bit != 0 { c } else { '-' };
        let (offset, inode) = a.object.map_or((0, 0), |(id, offset)| (offset, id));
        let name = match a.role {
            Role::Heap => "[heap]".to_string(),
            Role::Stack => "[stack]".to_string(),
            Role::Text | Role::Rodata | Role::Data => p.name.clone(),
            Role::Mapping => String::new(),
        };
        let (r, w, x) = (right(PROT_READ, 'r'), right(PROT_WRITE, 'w'), right(PROT_EXEC, 'x'));
        let share = if a.shared { 's' } else { 'p' };
        let line = format!("{:08x}-{:08x} {r}{w}{x}{share} {offset:08x} 00:00 {inode}", a.start, a.end);
        let _ = writeln!(s, "{}", format!("{line:<73}{name}").trim_end());
        s
    })
}

fn limits_file(p: &Process) -> String {
    let mut s = format!("{:<26}{:<21}{:<21}Units\n", "Limit", "Soft Limit", "Hard Limit");
    for (name, resource, unit) in super::limits::NAMES {
        let (soft, hard) = p.limits.get(*resource as usize).copied().unwrap_or((u64::MAX, u64::MAX));
        let show = |n: u64| if n == u64::MAX { "unlimited".to_string() } else { n.to_string() };
        let _ = writeln!(s, "{name:<26}{:<21}{:<21}{unit}", show(soft), show(hard));
    }
    s
}
