//! How a run has ended: exit code and words (the command line's contract).

use super::Machine;
use super::name::name_of;
use crate::kernel::call::Call;
use crate::kernel::event::Object;
use crate::kernel::filelock::Owner;
use crate::kernel::mm::Loaded;
use crate::kernel::process::{Life, Process, RunState};
use crate::kernel::wait::{Channel, Pending};
use crate::kernel::{Pid, Tid, lock, signal};
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
    /// What it waits for, in words: `waits for mutex `m`, held by 1001`.
    pub waits_for: String,
    /// Whose act alone can let it go on, where that is known.
    pub held_by: Option<Tid>,
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
        if let Some(circle) = circle(&self.stuck) {
            let _ = writeln!(out, "  the circle: {circle}");
        }
        out
    }
}

/// Threads that wait for one another in a ring, each with whom it waits for.
#[must_use]
pub fn circle(stuck: &[Stuck]) -> Option<String> {
    let next = |tid: Tid| stuck.iter().find(|s| s.tid == tid).and_then(|s| s.held_by);
    for s in stuck {
        let mut way = vec![s.tid];
        let mut at = s.tid;
        while let Some(to) = next(at) {
            if to == s.tid {
                let names: Vec<String> = way.iter().chain([&s.tid]).map(ToString::to_string).collect();
                return Some(names.join(" waits for "));
            }
            if way.contains(&to) {
                break;
            }
            way.push(to);
            at = to;
        }
    }
    None
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
            let (call, held_by, waits_for) = match &t.state {
                _ if stopped => (None, None, "waits for SIGCONT".to_string()),
                RunState::Blocked(p) => {
                    let holder = self.holder(t.pid, p);
                    (Some(p.call.name()), holder, self.waiting_words(tid, p, holder))
                }
                _ => continue,
            };
            let place = self.place(tid).map(|(file, line)| format!("{file}:{line}")).unwrap_or_default();
            out.push(Stuck { tid, pid: t.pid, name: process.name.clone(), call, place, waits_for, held_by });
        }
        out
    }

    /// Who holds what a call waits for, if that can be known.
    fn holder(&self, pid: Pid, p: &Pending) -> Option<Tid> {
        use Call::*;
        let word = |addr: u64| {
            let mm = self.kernel.mm(pid)?;
            let Loaded { value, .. } = mm.load(&self.kernel.pages, addr, 4).ok()?;
            (value != 0).then_some(value as Tid)
        };
        let mutex = |addr: u64| self.kernel.holder(pid, addr).map(|(tid, _)| tid);
        match p.call {
            MutexLock | MutexTimedlock => mutex(p.args[0]),
            CondWait | CondTimedwait if p.progress == lock::RELOCKING => mutex(p.args[1]),
            RwlockRdlock | RwlockTimedrdlock | RwlockWrlock => word(p.args[0].wrapping_add(lock::WRITER)),
            PthreadJoin => Some(p.args[0] as Tid),
            Flock | Fcntl => {
                let [Channel::FileLock(ino)] = p.on[..] else { return None };
                let whose = |owner: Owner| if let Owner::Process(other) = owner { Some(other) } else { None };
                let locks = self.kernel.record_locks.iter().filter(|l| p.call == Fcntl && l.ino == ino);
                locks.filter_map(|l| whose(l.owner)).find(|&other| other != pid)
            }
            _ => None,
        }
    }

    /// What a thread in this call waits for, and who has it.
    fn waiting_words(&self, tid: Tid, p: &Pending, holder: Option<Tid>) -> String {
        use Call::*;
        let name = |i: usize| name_of(self, tid, p.args[i]);
        let Some(channel) = p.on.first() else { return String::new() };
        let mut out = match (channel, p.call) {
            (Channel::Futex(_), MutexLock | MutexTimedlock) => format!("waits for mutex `{}`", name(0)),
            (Channel::Futex(_), CondWait | CondTimedwait) if p.progress == lock::RELOCKING => {
                format!("waits to have mutex `{}` back", name(1))
            }
            (Channel::Futex(_), CondWait | CondTimedwait) => {
                format!("waits for condition `{}` to be signalled", name(0))
            }
            (Channel::Futex(_), SemWait | SemTimedwait | SemClockwait) => {
                format!("waits for semaphore `{}` to be posted", name(0))
            }
            (Channel::Futex(_), BarrierWait) => format!("waits at barrier `{}` for the others", name(0)),
            (Channel::Futex(_), RwlockRdlock | RwlockTimedrdlock) => format!("waits for lock `{}`, to read", name(0)),
            (Channel::Futex(_), RwlockWrlock) => format!("waits for lock `{}`, to write", name(0)),
            (Channel::Futex(_), SpinLock) => format!("waits for spinlock `{}`", name(0)),
            (Channel::Futex(_), OnceBegin) => format!("waits until `{}` has been done once", name(0)),
            (Channel::Futex(_), _) => format!("waits for somebody to wake it at `{}`", name(0)),
            (Channel::PipeRead(id), _) => {
                let held = self.ends_held(tid, *id, true).unwrap_or_else(|| "of which a write end is open".to_string());
                format!("waits for bytes in pipe {id}, {held}")
            }
            (Channel::PipeWrite(id), _) => {
                let held = self.ends_held(tid, *id, false).map(|h| format!(", {h}")).unwrap_or_default();
                format!("waits for room in pipe {id}{held}")
            }
            (channel, _) => self.channel_words(*channel),
        };
        let ended = |t: Tid| self.kernel.threads.get(t).is_none_or(|t| t.state == RunState::Ended);
        match holder.filter(|_| p.call != PthreadJoin) {
            Some(h) if h == tid => out.push_str(", which it holds itself"),
            Some(h) if ended(h) => {
                let _ = write!(out, ", held by {h}, which has ended");
            }
            Some(h) => {
                let _ = write!(out, ", held by {h}");
            }
            None => {}
        }
        out
    }

    /// A POSIX message queue by its name, if it still has one.
    fn queue_name(&self, id: i32) -> String {
        self.kernel.mqs.get(id).and_then(|q| q.name.clone()).unwrap_or_else(|| id.to_string())
    }

    /// Whose descriptors keep one end of a pipe open: who waits at the other end waits for them.
    fn ends_held(&self, tid: Tid, pipe: i32, write: bool) -> Option<String> {
        let me = self.kernel.threads.get(tid)?.pid;
        let leads = |file: i32| {
            let end = self.kernel.open_files.get(file).filter(|f| f.object == Object::Pipe(pipe));
            end.is_some_and(|f| if write { f.writable() } else { f.readable() })
        };
        let holds = |p: &Process| p.fds.slots.iter().any(|s| leads(s.file));
        let holders: Vec<Pid> = self.kernel.processes.iter().filter(|(_, p)| holds(p)).map(|(pid, _)| pid).collect();
        let end = if write { "write end" } else { "read end" };
        let others: Vec<String> = holders.iter().filter(|p| **p != me).map(ToString::to_string).collect();
        match (holders.contains(&me), others.as_slice()) {
            (false, []) => None,
            (true, []) => Some(format!("whose {end} only {me} itself holds open")),
            (true, others) => Some(format!("whose {end} {} and {me} itself hold open", others.join(", "))),
            (false, [one]) => Some(format!("whose {end} {one} holds open")),
            (false, [others @ .., last]) => Some(format!("whose {end} {} and {last} hold open", others.join(", "))),
        }
    }

    /// What a thread on this bench waits for.
    fn channel_words(&self, channel: Channel) -> String {
        match channel {
            Channel::PipeRead(id) => format!("waits for bytes in pipe {id}, of which a write end is open"),
            Channel::PipeWrite(id) => format!("waits for room in pipe {id}"),
            Channel::FifoReader(_) => "waits for somebody to open the FIFO for reading".to_string(),
            Channel::FifoWriter(_) => "waits for somebody to open the FIFO for writing".to_string(),
            Channel::Child(_) => "waits for a child to change state".to_string(),
            Channel::Futex(_) => "waits for somebody to wake it".to_string(),
            Channel::Terminal | Channel::Pty(_) => "waits for input".to_string(),
            Channel::PtyMaster(_) => "waits for what is printed on a pseudo-terminal".to_string(),
            Channel::Signal(_) => "waits for a signal".to_string(),
            Channel::Time => "waits for the clock".to_string(),
            Channel::Draw(_) => "waits for a number to be chosen".to_string(),
            Channel::Join(tid) => format!("waits for thread {tid} to end"),
            Channel::Vfork(pid) => format!("waits for {pid}, its vfork child, to exec or end"),
            Channel::SocketRead(id) => format!("waits for something to arrive at socket {id}"),
            Channel::SocketWrite(id) => format!("waits for room behind socket {id}"),
            Channel::SocketAccept(id) => format!("waits for a connection to socket {id}"),
            Channel::SocketConnect(id) => format!("waits for socket {id} to be connected"),
            Channel::MqReceive(id) => format!("waits for a message in queue {}", self.queue_name(id)),
            Channel::MqSend(id) => format!("waits for room in queue {}", self.queue_name(id)),
            Channel::MsgReceive(id) => format!("waits for a message in queue {id}"),
            Channel::MsgSend(id) => format!("waits for room in queue {id}"),
            Channel::SemSet(id) => format!("waits for semaphore set {id}"),
            Channel::FileLock(ino) => {
                let open = self.kernel.open_files.iter().find(|(_, f)| f.object == Object::Inode(ino));
                format!("waits for a lock on {}", open.map_or("a file", |(_, f)| f.path.as_str()))
            }
            Channel::MailboxSend(id) => format!("waits for room in mailbox {id}"),
            Channel::MailboxReceive(id) => format!("waits for a message in mailbox {id}"),
            Channel::EventFd(_)
            | Channel::TimerFd(_)
            | Channel::SignalFd(_)
            | Channel::Epoll(_)
            | Channel::Inotify(_) => "waits for an event".to_string(),
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

#[cfg(test)]
mod tests {
    use crate::machine::runner::Watcher;
    use crate::machine::{Runner, Scenario, Schedule, build};

    struct Nobody;
    impl Watcher for Nobody {}

    /// What is said when a program has come to its end by itself.
    fn said(text: &str) -> String {
        let machine = build(&Scenario::single("a.c", text)).machine.expect("it compiles");
        let mut runner = Runner::new(machine, Schedule::default(), 0);
        runner.finish(100_000, &mut Nobody);
        runner.machine.outcome().expect("it ends").sentences()
    }

    const LOCKS: &str = "#include <pthread.h>\n#include <semaphore.h>\n#include <unistd.h>\n\
                         struct fork { pthread_mutex_t lock; } forks[2];\nsem_t s;\npthread_t t;\n";

    #[test]
    fn a_deadlock_names_the_locks_who_holds_them_and_the_circle() {
        let text = format!(
            "{LOCKS}void both(int a, int b) {{ pthread_mutex_lock(&forks[a].lock); sleep(1);\n\
             pthread_mutex_lock(&forks[b].lock); }}\n\
             void *run(void *arg) {{ both(1, 0); return arg; }}\n\
             int main(void) {{ pthread_create(&t, 0, run, 0); both(0, 1); return 0; }}\n"
        );
        let said = said(&text);
        assert!(
            said.contains("1000 (a) in pthread_mutex_lock at a.c:8: waits for mutex `forks[1].lock`, held by 1001")
        );
        assert!(said.contains("waits for mutex `forks[0].lock`, held by 1000"), "{said}");
        assert!(said.contains("the circle: 1000 waits for 1001 waits for 1000"), "{said}");
    }

    #[test]
    fn a_wait_at_a_pipe_names_who_holds_the_other_end() {
        let head = "#include <mqueue.h>\n#include <sys/wait.h>\n#include <unistd.h>\nint p[2]; char b[9];\n";
        let own = said(&format!("{head}int main(void) {{ pipe(p); return read(p[0], b, 1); }}\n"));
        assert!(own.contains("waits for bytes in pipe 1, whose write end only 1000 itself holds open"), "{own}");
        let child = said(&format!(
            "{head}int main(void) {{ pipe(p); if (fork() == 0) {{ read(p[0], b, 1); return 0; }} wait(0); return 0; }}\n"
        ));
        assert!(child.contains("whose write end 1000 and 1001 itself hold open"), "{child}");
        let room = said(&format!(
            "{head}int main(void) {{ pipe(p); if (fork() == 0) {{ close(p[1]); pause(); }}\n\
             close(p[0]); for (;;) write(p[1], b, 9); }}\n"
        ));
        assert!(room.contains("waits for room in pipe 1, whose read end 1001 holds open"), "{room}");
        let queue = said(&format!(
            "{head}int main(void) {{ mqd_t q = mq_open(\"/q\", 0102, 0600, 0); mq_receive(q, b, 8192, 0); return 0; }}\n"
        ));
        assert!(queue.contains("waits for a message in queue /q"), "{queue}");
    }

    #[test]
    fn a_lock_may_be_held_by_oneself_or_by_one_who_has_ended() {
        let run = "void *run(void *arg) { pthread_mutex_lock(&forks[0].lock); return arg; }\n";
        let text = format!(
            "{LOCKS}{run}int main(void) {{ pthread_create(&t, 0, run, 0); pthread_join(t, 0);\n\
             pthread_mutex_lock(&forks[0].lock); return 0; }}\n"
        );
        assert!(said(&text).contains("held by 1001, which has ended"), "{}", said(&text));
        let text = format!("{LOCKS}{run}int main(void) {{ run(0); run(0); return 0; }}\n");
        assert!(said(&text).contains("waits for mutex `forks[0].lock`, which it holds itself"), "{}", said(&text));
        let text = format!("{LOCKS}int main(void) {{ sem_init(&s, 0, 0); sem_wait(&s); return 0; }}\n");
        assert!(said(&text).contains("waits for semaphore `s` to be posted"), "{}", said(&text));
    }
}
