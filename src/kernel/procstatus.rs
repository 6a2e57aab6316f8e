//! `/proc/PID/status`, `/proc/PID/stat` and `/proc/meminfo` (proc(5)).
//!
//! Model: all memory that is mapped is in memory, and nothing is swapped; faults and changes from one thread to another
//! are not counted; there is one processor.

use std::fmt::Write as _;

use super::mm::{AddressSpace, Role};
use super::process::{Process, SignalInfo};
use super::signal::{SIG_IGN, bit};
use super::{Kernel, abi};

/// Memory of the machine, in kilobytes.
const TOTAL: u64 = 2_097_152;

/// The bits of the signals in a list.
fn set(list: &[SignalInfo]) -> u64 {
    list.iter().fold(0, |bits, info| bits | bit(info.signal))
}

/// The signals for which a process has such a handler.
fn handled(p: &Process, has: impl Fn(u64) -> bool) -> u64 {
    p.actions.iter().enumerate().filter(|(_, a)| has(a.handler)).fold(0, |bits, (i, _)| bits | 1 << i)
}

/// Kilobytes of memory in these roles.
fn kilobytes(mm: &AddressSpace, roles: &[Role]) -> u64 {
    mm.areas().iter().filter(|a| roles.contains(&a.role)).map(super::mm::Area::len).sum::<u64>() / 1024
}

/// `/proc/meminfo`: half of the memory is free.
pub(super) fn memory_file() -> String {
    let rows = [
        ("MemTotal", TOTAL),
        ("MemFree", TOTAL / 2),
        ("MemAvailable", TOTAL / 2),
        ("Buffers", 0),
        ("Cached", 0),
        ("SwapCached", 0),
        ("SwapTotal", 0),
        ("SwapFree", 0),
    ];
    rows.iter().fold(String::new(), |mut s, (name, value)| {
        let _ = writeln!(s, "{:<14}{value:>10} kB", format!("{name}:"));
        s
    })
}

impl Kernel {
    /// `/proc/PID/status`; a zombie has no memory to tell of.
    pub(super) fn status_file(&self, p: &Process, comm: &str, letter: char, word: &str, threads: usize) -> String {
        let mut s = String::new();
        let main = self.threads.get(p.pid);
        let _ = write!(
            s,
            "Name:\t{comm}\nUmask:\t{:04o}\nState:\t{letter} ({word})\nTgid:\t{}\nNgid:\t0\n",
            p.umask, p.pid
        );
        let _ = write!(s, "Pid:\t{}\nPPid:\t{}\nTracerPid:\t0\n", p.pid, p.ppid);
        let ([u, eu, su], [g, eg, sg]) = (p.user.uid, p.user.gid);
        let _ = write!(s, "Uid:\t{u}\t{eu}\t{su}\t{eu}\nGid:\t{g}\t{eg}\t{sg}\t{eg}\nFDSize:\t64\nGroups:\t{g} \n");
        let _ = write!(s, "NStgid:\t{0}\nNSpid:\t{0}\nNSpgid:\t{1}\nNSsid:\t{2}\n", p.pid, p.pgid, p.sid);
        if let Some(mm) = self.mm(p.pid) {
            let all = mm.mapped() / 1024;
            let rows = [
                ("VmPeak", all),
                ("VmSize", all),
                ("VmLck", 0),
                ("VmPin", 0),
                ("VmHWM", all),
                ("VmRSS", all),
                ("VmData", kilobytes(mm, &[Role::Data, Role::Heap, Role::Mapping])),
                ("VmStk", kilobytes(mm, &[Role::Stack])),
                ("VmExe", kilobytes(mm, &[Role::Text])),
                ("VmLib", 0),
                ("VmSwap", 0),
            ];
            for (name, value) in rows {
                let _ = writeln!(s, "{name}:\t{value:8} kB");
            }
        }
        let _ = write!(s, "Threads:\t{threads}\nSigQ:\t{}/{}\n", p.pending.len(), self.settings.task_limit);
        let pending = main.map_or(0, |t| set(&t.pending));
        let _ = write!(s, "SigPnd:\t{pending:016x}\nShdPnd:\t{:016x}\n", set(&p.pending));
        let _ = writeln!(s, "SigBlk:\t{:016x}", main.map_or(0, |t| t.mask));
        let (ignored, caught) = (handled(p, |h| h == SIG_IGN), handled(p, |h| h > SIG_IGN));
        let _ = write!(s, "SigIgn:\t{ignored:016x}\nSigCgt:\t{caught:016x}\n");
        let every = 0x1ff_ffff_ffffu64;
        let may = if eu == 0 { every } else { 0 };
        let _ = write!(s, "CapInh:\t{:016x}\nCapPrm:\t{may:016x}\nCapEff:\t{may:016x}\nCapBnd:\t{every:016x}\n", 0);
        let _ = write!(s, "CapAmb:\t{:016x}\nNoNewPrivs:\t0\nSeccomp:\t0\nSeccomp_filters:\t0\n", 0);
        let _ = write!(s, "Cpus_allowed:\t1\nCpus_allowed_list:\t0\nMems_allowed:\t1\nMems_allowed_list:\t0\n");
        s + "voluntary_ctxt_switches:\t0\nnonvoluntary_ctxt_switches:\t0\n"
    }

    /// `/proc/PID/stat`: 52 fields in one line.
    pub(super) fn stat_line(&self, p: &Process, comm: &str, letter: char, threads: usize) -> String {
        const TICK: u64 = super::clock::SECOND / 100;
        let terminal = self.terminal_of(p.sid);
        let tty = terminal.map_or(0, |t| 0x8800 + t);
        let foreground = terminal.map_or(-1, |t| self.tty(t).foreground);
        let (worked, children) = (self.worked(p.pid) / TICK, p.cpu.children / TICK);
        let (mapped, started) =
            (self.mm(p.pid).map_or(0, AddressSpace::mapped), (super::clock::UPTIME + p.started) / TICK);
        let blocked = self.threads.get(p.pid).map_or(0, |t| t.mask);
        let pending = set(&p.pending);
        let (ignored, caught) = (handled(p, |h| h == SIG_IGN), handled(p, |h| h > SIG_IGN));
        let waits = u8::from(self.wchan(p.pid) != "0");
        let code = match p.life {
            super::process::Life::Zombie { status, .. } => status,
            _ => 0,
        };
        let mut s = format!("{} ({comm}) {letter} {} {} {} {tty} {foreground} 0", p.pid, p.ppid, p.pgid, p.sid);
        let _ = write!(s, " 0 0 0 0 {worked} 0 {children} 0 {} {} {threads} 0 {started}", 20 + p.nice, p.nice);
        let _ = write!(s, " {mapped} {} {} 0 0 0 0 0", mapped / 4096, u64::MAX);
        let (low, high) = (0x7fff_ffff, abi::SIGCHLD);
        let _ = write!(s, " {} {} {} {} {waits} 0 0 {high}", pending & low, blocked & low, ignored & low, caught & low);
        let _ = writeln!(s, " 0 0 0 0 0 0 0 0 0 0 0 0 0 {code}");
        s
    }
}
