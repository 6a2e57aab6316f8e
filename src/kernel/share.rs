//! What processes may have in common (clone(2)): memory, descriptors, directory and mask, actions on signals.
//!
//! Rules:
//! - Memory is a row of `Kernel::spaces`; those that share it name the same row. Its number is that of the process it was
//!   made for. A process that execs out of memory that others still use and that has its number gets a fresh one, of the
//!   sequence of pids. The row goes with the last process.
//! - The rest is small. Each process has it itself, so whoever looks needs not ask who else has it; those who share it
//!   bear one number for it in `Process::shares`, the least of their pids, and whoever changes it changes it for all of
//!   them (`Kernel::sharers`). `check` says whether they agree.
//! - exec ends the sharing of descriptors and actions, but not that of the directory; the end of a process ends all.

use super::mm::AddressSpace;
use super::process::{Process, SignalAction, Thread};
use super::{Cx, Errno, Kernel, Pid, abi};
use std::rc::Rc;

/// For each part the least pid of those that have it in common; its own if nobody else has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shares {
    /// `CLONE_FILES`: descriptors, and who owns record locks (fcntl(2)).
    pub files: Pid,
    /// `CLONE_FS`: working directory and umask.
    pub fs: Pid,
    /// `CLONE_SIGHAND`: actions on signals.
    pub actions: Pid,
}

/// One part of `Shares`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Files,
    Fs,
    Actions,
}

impl Shares {
    /// Nothing in common with anybody.
    #[must_use]
    pub fn alone(pid: Pid) -> Shares {
        Shares { files: pid, fs: pid, actions: pid }
    }

    /// Those of a child made with these flags of clone(2).
    pub(super) fn of_child(&self, child: Pid, flags: i64) -> Shares {
        let with = |flag: i64, number: Pid| if flags & flag != 0 { number } else { child };
        Shares {
            files: with(abi::CLONE_FILES, self.files),
            fs: with(abi::CLONE_FS, self.fs),
            actions: with(abi::CLONE_SIGHAND, self.actions),
        }
    }

    fn of(&self, part: Part) -> Pid {
        match part {
            Part::Files => self.files,
            Part::Fs => self.fs,
            Part::Actions => self.actions,
        }
    }

    fn set(&mut self, part: Part, number: Pid) {
        match part {
            Part::Files => self.files = number,
            Part::Fs => self.fs = number,
            Part::Actions => self.actions = number,
        }
    }
}

// Memory.
impl Kernel {
    /// The number of a process's memory: of that it had last, if it has ended.
    #[must_use]
    pub fn space(&self, pid: Pid) -> i32 {
        self.processes.get(pid).map_or(pid, |p| p.space)
    }

    /// A process's memory; none if it has ended.
    #[must_use]
    pub fn mm(&self, pid: Pid) -> Option<&AddressSpace> {
        let process = self.processes.get(pid).filter(|p| !p.is_zombie())?;
        self.spaces.get(process.space)
    }

    /// The caller's memory.
    pub(super) fn my_mm(&mut self, cx: &Cx) -> Result<&mut AddressSpace, Errno> {
        self.spaces.get_mut(self.space(cx.pid)).ok_or(Errno::ESRCH)
    }

    /// The living processes that have this memory.
    pub fn users_of_space(&self, space: i32) -> impl Iterator<Item = Pid> + '_ {
        self.processes.iter().filter(move |(_, p)| p.space == space && !p.is_zombie()).map(|(pid, _)| pid)
    }

    /// Whether more than one thread can reach a process's memory: of its own, or of others that share it. One that has
    /// ended counts until it is joined; one that vfork has suspended does not, as it goes on only when its child has let
    /// go of the memory.
    #[must_use]
    pub fn is_memory_shared(&self, pid: Pid) -> bool {
        let space = self.space(pid);
        let here = |t: &Thread| {
            t.pid == pid || self.processes.get(t.pid).is_some_and(|p| p.space == space) && !t.is_suspended()
        };
        self.threads.iter().filter(|(_, t)| here(t)).nth(1).is_some()
    }

    /// Memory for a child: its parent's own (`CLONE_VM`), or a copy.
    pub(super) fn child_space(&mut self, parent: Pid, child: Pid, shared: bool) -> Result<i32, Errno> {
        let space = self.space(parent);
        if shared {
            return Ok(space);
        }
        let mut mm = self.spaces.get(space).ok_or(Errno::ESRCH)?.clone();
        // mlock(2): locks are not inherited.
        mm.lock_future = false;
        mm.lock(0, u64::MAX, false);
        self.spaces.insert(child, mm);
        Ok(child)
    }

    /// The memory of a process that has just ended goes, unless others have it.
    pub(super) fn leave_space(&mut self, pid: Pid) {
        let space = self.space(pid);
        if self.users_of_space(space).next().is_none() {
            self.spaces.remove(space);
        }
    }

    /// exec: empty memory, which is the process's alone.
    pub(super) fn renew_space(&mut self, pid: Pid) {
        let mut number = self.space(pid);
        if self.users_of_space(number).any(|other| other != pid) {
            number = pid;
            if self.spaces.contains(pid) {
                self.last_task += 1;
                number = self.last_task;
            }
        }
        let mut empty = AddressSpace::default();
        empty.limit = self.settings.memory_limit;
        self.spaces.insert(number, empty);
        if let Some(process) = self.processes.get_mut(pid) {
            process.space = number;
        }
    }
}

// The rest.
impl Kernel {
    /// The processes that have a part in common with this one, itself among them.
    pub(super) fn sharers(&self, pid: Pid, part: Part) -> Vec<Pid> {
        let Some(number) = self.processes.get(pid).map(|p| p.shares.of(part)) else { return Vec::new() };
        let with = |(_, p): &(Pid, &Process)| p.shares.of(part) == number;
        self.processes.iter().filter(with).map(|(pid, _)| pid).collect()
    }

    /// Changes a part for all who have it in common with this process.
    pub(super) fn change_shared(&mut self, pid: Pid, part: Part, mut change: impl FnMut(&mut Process)) {
        for sharer in self.sharers(pid, part) {
            if let Some(process) = self.processes.get_mut(sharer) {
                change(process);
            }
        }
    }

    /// From now on a process has its own tables; `all`: its directory, too. Record locks stay with those who go on
    /// sharing its descriptors.
    pub(super) fn leave_shares(&mut self, pid: Pid, all: bool) {
        for part in [Part::Files, Part::Actions, Part::Fs] {
            if part == Part::Fs && !all {
                continue;
            }
            let others: Vec<Pid> = self.sharers(pid, part).into_iter().filter(|&p| p != pid).collect();
            let Some(&heir) = others.first() else { continue };
            let was = self.processes.get(pid).map_or(pid, |p| p.shares.of(part));
            if was == pid {
                for other in others {
                    if let Some(process) = self.processes.get_mut(other) {
                        process.shares.set(part, heir);
                    }
                }
                if part == Part::Files {
                    self.bequeath_record_locks(pid, heir);
                }
            }
            if let Some(process) = self.processes.get_mut(pid) {
                process.shares.set(part, pid);
            }
        }
    }

    /// What a signal does, to a process and those that share its actions.
    pub(super) fn set_action(&mut self, pid: Pid, signal: i32, action: SignalAction) {
        self.change_shared(pid, Part::Actions, |process| {
            if let Some(a) = Rc::make_mut(&mut process.actions).get_mut((signal - 1) as usize) {
                *a = action;
            }
        });
    }

    /// What has to hold of all this, for `check`.
    pub(super) fn check_shares(&self) -> Result<(), String> {
        for (id, _) in self.spaces.iter() {
            if self.users_of_space(id).next().is_none() {
                return Err(format!("nobody has the memory {id}"));
            }
        }
        for (pid, p) in self.processes.iter().filter(|(_, p)| !p.is_zombie()) {
            if !self.spaces.contains(p.space) {
                return Err(format!("process {pid} has no memory"));
            }
            for part in [Part::Files, Part::Fs, Part::Actions] {
                let first = self.sharers(pid, part)[0];
                let Some(q) = self.processes.get(first) else { continue };
                let same = match part {
                    Part::Files => p.fds.slots == q.fds.slots,
                    Part::Fs => (p.cwd, p.umask) == (q.cwd, q.umask),
                    Part::Actions => p.actions == q.actions,
                };
                if !same || p.shares.of(part) != first {
                    return Err(format!("{pid} and {first} disagree about what they share ({part:?})"));
                }
            }
        }
        Ok(())
    }
}
