//! How a run has ended: exit code and words (the command line's contract).

use super::Machine;
use crate::kernel::process::{Life, RunState};
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid, signal};
use std::fmt::Write as _;

/// Exit codes that are not a program's own.
pub const DOES_NOT_COMPILE: i32 = 2;
pub const STEP_LIMIT: i32 = 124;
pub const DEADLOCK: i32 = 125;
pub const FAULT: i32 = 126;

/// How it has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub end: End,
    /// Threads that are blocked for ever, in the order of their numbers.
    pub stuck: Vec<Stuck>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first process called exit.
    Exited(i32),
    /// A signal ended the first process.
    Signaled(i32),
    /// Checked memory or arithmetic ended the first process.
    Fault,
    /// The first process is blocked for ever, and so is everybody else.
    Deadlock,
}

/// A thread that nothing will ever wake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub tid: Tid,
    pub pid: Pid,
    /// The process's name.
    pub name: String,
    /// The call it is in; None: its process is stopped.
    pub call: Option<&'static str>,
    /// `ring.c:12`
    pub place: String,
    /// What it waits for, in words.
    pub waits_for: String,
}

impl Outcome {
    /// The exit code of `ringside run`.
    #[must_use]
    pub fn exit_code(&self) -> i32 {
        match self.end {
            End::Exited(n) => n,
            End::Signaled(n) => 128 + n,
            End::Fault => FAULT,
            End::Deadlock => DEADLOCK,
        }
    }

    /// What is to be said about it; nothing if all ended by themselves.
    #[must_use]
    pub fn sentences(&self) -> String {
        let mut out = String::new();
        let stuck = self.stuck.len();
        match self.end {
            End::Deadlock => {
                let all = if stuck == 1 { "the only thread is" } else { "every thread is" };
                let _ = writeln!(out, "deadlock: {all} blocked for ever");
            }
            _ if stuck > 0 => {
                let (n, are) =
                    if stuck == 1 { ("one thread".to_string(), "is") } else { (format!("{stuck} threads"), "are") };
                let _ = writeln!(out, "left behind: {n} {are} blocked for ever");
            }
            _ => {}
        }
        for s in &self.stuck {
            let who = if s.tid == s.pid {
                format!("{} ({})", s.pid, s.name)
            } else {
                format!("{} (thread of {}, {})", s.tid, s.pid, s.name)
            };
            let place = if s.place.is_empty() { String::new() } else { format!(" at {}", s.place) };
            let call = s.call.map_or("is stopped".to_string(), |c| format!("in {c}"));
            let what = if s.waits_for.is_empty() { String::new() } else { format!(": {}", s.waits_for) };
            let _ = writeln!(out, "  {who} {call}{place}{what}");
        }
        out
    }
}

impl Machine {
    /// How the run has ended, if nothing can go on any more: no thread can run, nobody waits for the clock. (Threads
    /// that wait for input are stuck, too: whoever has more input must give it first.)
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        if self.next_deadline().is_some() || self.kernel.threads.iter().any(|(tid, _)| self.runnable(tid)) {
            return None;
        }
        Some(self.outcome_now())
    }

    /// As `outcome`, for a run that is broken off here.
    #[must_use]
    pub fn outcome_now(&self) -> Outcome {
        let stuck = self.stuck();
        let end = match self.first.status {
            Some(_) if self.first.fault => End::Fault,
            Some(s) if s & 0x7f == 0 => End::Exited(s >> 8 & 0xff),
            Some(s) => End::Signaled(s & 0x7f),
            None => End::Deadlock,
        };
        Outcome { end, stuck }
    }

    /// The threads that cannot run, each with its call and place.
    #[must_use]
    pub fn stuck(&self) -> Vec<Stuck> {
        let mut out = Vec::new();
        for (tid, t) in self.kernel.threads.iter() {
            let Some(process) = self.kernel.processes.get(t.pid) else { continue };
            let stopped = matches!(process.life, Life::Stopped(_));
            let (call, waits_for) = match &t.state {
                _ if stopped => (None, "waits for SIGCONT".to_string()),
                RunState::Blocked(p) => {
                    (Some(p.call.name()), p.on.first().map(|c| self.channel_words(*c)).unwrap_or_default())
                }
                _ => continue,
            };
            let place = self.place(tid).map(|(file, line)| format!("{file}:{line}")).unwrap_or_default();
            out.push(Stuck { tid, pid: t.pid, name: process.name.clone(), call, place, waits_for });
        }
        out
    }

    /// What a thread on this bench waits for.
    #[must_use]
    pub fn channel_words(&self, channel: Channel) -> String {
        match channel {
            Channel::PipeRead(id) => format!("waits for bytes in pipe {id}, of which a write end is open"),
            Channel::PipeWrite(id) => format!("waits for room in pipe {id}"),
            Channel::FifoReader(_) => "waits for somebody to open the FIFO for reading".to_string(),
            Channel::FifoWriter(_) => "waits for somebody to open the FIFO for writing".to_string(),
            Channel::Child(_) => "waits for a child to change state".to_string(),
            Channel::Futex(_) => "waits for another thread to let it go on".to_string(),
            Channel::Terminal | Channel::Pty(_) => "waits for input".to_string(),
            Channel::PtyMaster(_) => "waits for what is printed on a pseudo-terminal".to_string(),
            Channel::Signal(_) => "waits for a signal".to_string(),
            Channel::Time => "waits for the clock".to_string(),
            Channel::Join(tid) => format!("waits for thread {tid} to end"),
            Channel::Vfork(pid) => format!("waits for {pid}, its vfork child, to exec or end"),
            Channel::SocketRead(id) => format!("waits for something to arrive at socket {id}"),
            Channel::SocketWrite(id) => format!("waits for room behind socket {id}"),
            Channel::SocketAccept(id) => format!("waits for a connection to socket {id}"),
            Channel::SocketConnect(id) => format!("waits for socket {id} to be connected"),
            Channel::MqReceive(id) | Channel::MsgReceive(id) => format!("waits for a message in queue {id}"),
            Channel::MqSend(id) | Channel::MsgSend(id) => format!("waits for room in queue {id}"),
            Channel::SemSet(id) => format!("waits for semaphore set {id}"),
            Channel::FileLock(_) => "waits for a lock on the file".to_string(),
            Channel::MailboxSend(id) => format!("waits for room in mailbox {id}"),
            Channel::MailboxReceive(id) => format!("waits for a message in mailbox {id}"),
            Channel::EventFd(_) | Channel::TimerFd(_) | Channel::SignalFd(_) | Channel::Epoll(_) => {
                "waits for an event".to_string()
            }
            // Two buffers to a socket.
            Channel::ByteSocketRead(id) => format!("waits for a byte in byte socket {}", id / 2),
            Channel::ByteSocketWrite(id) => format!("waits for room in byte socket {}", id / 2),
        }
    }
}

/// `ended by SIGTERM`, for a process that a signal ended.
#[must_use]
pub fn signal_words(number: i32) -> String {
    format!("ended by {}", signal::name(number))
}
