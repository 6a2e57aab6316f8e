//! Calls that would only have to wait: they are put off until something else has happened, or nothing else can.
//!
//! # The argument
//! A thread that goes to sleep on a lock, a semaphore, an empty pipe or another thread's end has changed nothing, and
//! when it is woken it looks again as if it had just come (`kernel::wait`). So a run in which it sleeps in between
//! leads to the same states as the run in which it comes only when it can go on; and that run is among the schedules,
//! because a thread may be as slow as it likes. To the search such a call is not enabled, as in the textbooks' models,
//! instead of an act of its own: that saves the states that differ only in who sleeps already and in which order.
//! When nothing else can happen at all, the calls are made one after another; then everybody stands where a deadlock
//! shows them.
//!
//! This holds as long as nobody can tell a sleeper from a thread that is about to sleep:
//! - a signal's handler can (`EINTR`), so nothing is put off while any process has one;
//! - a waiting thread can be found by what others do: a join that would close a circle (`EDEADLK`), a second join of
//!   one thread (`EINVAL`), a writer that stands in line before another at a full pipe, writers that are preferred to
//!   readers, the removal of a System V object (`EIDRM` for who sleeps, `EINVAL` for who comes). These are not put off where another thread stands before such a call or in it; if it comes there later,
//!   the call is no longer put off from then on, and the thread may go to sleep before the other acts;
//! - to a sleeper before a System V object its unit or message is handed over; who comes right after that takes it
//!   himself, and that run is among the schedules, too;
//! - a wait that has an effect of its own (a condition variable, a barrier, a part of a write) is no such call.
//! - Whoever is cancelled in a call, or when entering it, goes the same way.
//!
//! What a call that is put off touches is learnt by trying it on a copy, once for each place (`Search::put_off`).

use crate::kernel::call::Call;
use crate::kernel::event::Object;
use crate::kernel::process::{Life, RunState};
use crate::kernel::signal::SIG_IGN;
use crate::kernel::socket::{Kind, State};
use crate::kernel::wait::{Pending, Why};
use crate::kernel::{Pid, Tid, abi};
use crate::machine::Machine;
use crate::vm::Ahead;

/// Whether no process has a handler for any signal.
#[must_use]
pub fn is_quiet(m: &Machine) -> bool {
    m.kernel.processes.iter().all(|(_, p)| p.is_zombie() || p.actions.iter().all(|a| a.handler <= SIG_IGN))
}

fn word(m: &Machine, pid: Pid, addr: u64) -> Option<u32> {
    let mm = m.kernel.mm(pid)?;
    mm.load(&m.kernel.pages, addr, 4).ok().filter(|w| !w.undef).map(|w| w.value as u32)
}

fn mutex_is_taken(m: &Machine, tid: Tid, pid: Pid, mutex: u64) -> bool {
    m.kernel.holder(pid, mutex).is_some_and(|(owner, kind)| {
        // Its own: a recursive one is taken again, one that checks says so, a normal one waits for ever.
        let plain = kind & !abi::MUTEX_SHARED as i64 == abi::PTHREAD_MUTEX_NORMAL;
        let robust = kind & abi::MUTEX_ROBUST as i64 != 0;
        !robust && (owner != tid || plain)
    })
}

/// The call a thread stands before or is in: with its arguments.
fn call_of(m: &Machine, tid: Tid, ahead: &[(Tid, Ahead)]) -> Option<(Call, [u64; 6])> {
    match &m.kernel.threads.get(tid)?.state {
        RunState::Blocked(p) | RunState::Resuming(p, _) => Some((p.call, p.args)),
        RunState::Ready => match ahead.iter().find(|a| a.0 == tid)?.1 {
            Ahead::Call { number, args } => Some((Call::from_number(number)?, args)),
            _ => None,
        },
        RunState::Ended => None,
    }
}

/// The pipe behind a descriptor, if reading and writing it may wait.
fn pipe(m: &Machine, pid: Pid, fd: i32) -> Option<i32> {
    let file = m.kernel.processes.get(pid)?.fds.slot(fd)?.file;
    let f = m.kernel.open_files.get(file)?;
    match f.object {
        Object::Pipe(id) if !f.nonblock() => Some(id),
        _ => None,
    }
}

/// Whether a stream's socket has nothing for who receives or accepts, who will wait for it without a limit.
fn is_silent(m: &Machine, pid: Pid, fd: i32) -> bool {
    let Some(file) = m.kernel.processes.get(pid).and_then(|p| p.fds.slot(fd)).map(|s| s.file) else { return false };
    let Some(f) = m.kernel.open_files.get(file).filter(|f| !f.nonblock()) else { return false };
    let Object::Socket(id) = f.object else { return false };
    let Some(s) = m.kernel.sockets.get(id) else { return false };
    let patient = s.kind == Kind::Stream && s.error.is_none() && s.options.receive_timeout.is_none();
    patient
        && match &s.state {
            State::Listening { queue, .. } => queue.is_empty(),
            State::Connected => s.peer.is_some() && !s.receive_shut && !s.has_data(),
            _ => false,
        }
}

/// Whether what a thread does next is only to go to sleep. `m` is quiet, and the thread can run.
#[must_use]
pub fn would_only_wait(m: &Machine, tid: Tid, ahead: &[(Tid, Ahead)]) -> bool {
    let Some(thread) = m.kernel.threads.get(tid) else { return false };
    if m.kernel.is_interrupted(tid) || thread.cancel.requested {
        return false;
    }
    let pid = thread.pid;
    let (call, args, again) = match &thread.state {
        RunState::Ready => match call_of(m, tid, ahead) {
            Some((call, args)) => (call, args, None),
            None => return false,
        },
        RunState::Resuming(p, Why::Woken) => (p.call, p.args, Some(p)),
        _ => return false,
    };
    let untouched = |p: &Pending| p.progress == 0;
    if call != Call::CondWait && !again.is_none_or(untouched) {
        return false;
    }
    let taken = |mutex: u64| mutex_is_taken(m, tid, pid, mutex);
    let others = || m.kernel.threads.iter().filter(|(other, t)| *other != tid && t.state != RunState::Ended);
    match call {
        Call::MutexLock => taken(args[0]),
        // Woken from its condition: it wants the mutex back.
        Call::CondWait => again.is_some() && taken(args[1]),
        Call::SemWait => word(m, pid, args[0]) == Some(0),
        Call::RwlockRdlock | Call::RwlockWrlock => {
            let at = |offset: u64| word(m, pid, args[0].wrapping_add(offset));
            let (Some(readers), Some(writer), Some(kind)) = (at(0), at(4), at(48)) else { return false };
            let fair = i64::from(kind) != abi::PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP;
            fair && writer != tid as u32 && (writer != 0 || call == Call::RwlockWrlock && readers != 0)
        }
        Call::OnceBegin => word(m, pid, args[0]) == Some(1),
        Call::PthreadJoin => {
            let target = args[0] as Tid;
            let lives = |t: &crate::kernel::process::Thread| t.pid == pid && !t.detached && t.state != RunState::Ended;
            target != tid
                && m.kernel.threads.get(target).is_some_and(lives)
                && !others().any(|(other, _)| {
                    matches!(call_of(m, other, ahead), Some((Call::PthreadJoin, a))
                        if a[0] as Tid == target || other == target)
                })
        }
        Call::Read => {
            let Some(id) = pipe(m, pid, args[0] as i32) else {
                return is_silent(m, pid, args[0] as i32) && args[2] > 0;
            };
            args[2] > 0 && m.kernel.pipes.get(id).is_some_and(|p| p.ring.is_empty() && p.writers > 0)
        }
        Call::Recvfrom if args[3] == 0 => is_silent(m, pid, args[0] as i32) && args[2] > 0,
        Call::Accept | Call::Accept4 => is_silent(m, pid, args[0] as i32),
        Call::Write => {
            let Some(id) = pipe(m, pid, args[0] as i32) else { return false };
            let Some(p) = m.kernel.pipes.get(id) else { return false };
            let atomic = args[2] <= u64::from(m.kernel.settings.pipe_buf).min(p.ring.capacity() as u64);
            let need = if atomic { args[2] } else { 1 };
            let writes = |other: Tid, pid: Pid| match call_of(m, other, ahead) {
                Some((Call::Write | Call::Writev, a)) => pipe(m, pid, a[0] as i32) == Some(id),
                _ => false,
            };
            args[2] > 0 && p.readers > 0 && (p.ring.room() as u64) < need && !others().any(|(o, t)| writes(o, t.pid))
        }
        // wait(2) and waitpid(2) without options: children, and none of them has ended.
        Call::Wait4 if args[2] as i32 == 0 => {
            let which = args[0] as i32;
            let mut children = m.kernel.processes.iter().filter(|(_, p)| p.ppid == pid).peekable();
            (which == -1 || which > 0)
                && children.peek().is_some()
                && children.all(|(_, p)| !matches!(p.life, Life::Zombie { .. }))
                && (which == -1 || m.kernel.processes.get(which).is_some_and(|p| p.ppid == pid))
        }
        // Removing the object or counting who waits at it tells a sleeper from who comes later.
        Call::Semop => {
            again.is_none()
                && m.kernel.semop_would_wait(pid, &args)
                && !others().any(|(o, _)| handles(m, o, ahead, Call::Semctl, args[0]))
        }
        Call::Msgsnd | Call::Msgrcv => {
            again.is_none()
                && m.kernel.message_call_would_wait(call == Call::Msgsnd, &args)
                && !others().any(|(o, _)| handles(m, o, ahead, Call::Msgctl, args[0]))
        }
        _ => false,
    }
}

/// Whether a thread stands before a call that handles the System V object of this number as a whole.
fn handles(m: &Machine, tid: Tid, ahead: &[(Tid, Ahead)], call: Call, id: u64) -> bool {
    matches!(call_of(m, tid, ahead), Some((c, a)) if c == call && a[0] as i32 == id as i32)
}
