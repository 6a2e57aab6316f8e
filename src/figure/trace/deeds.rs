//! What an entry of a log did, as the events that a machine would have told: so the same motion shows it.
//!
//! Rules:
//! - Bytes that a call hands over travel when it begins, as in `strace::trace::world`; those that it takes, when it returns.
//! - Only what the log shows: of a buffer that strace cut, its beginning.

use super::{PIPE, kernel_object, queued, writes};
use crate::kernel::event::Event;
use crate::kernel::signal;
use crate::strace::log::{Call, Value, What};
use crate::strace::trace::{End, Kind, Trace, World, payload};

/// Adds what the entry with this number did; `world` has taken it in.
pub fn note(trace: &Trace, world: &World, at: usize, out: &mut Vec<Event>) {
    let Some(entry) = trace.log.entries.get(at) else { return };
    let Some(pid) = world.tasks.get(&entry.tid).map(|t| t.pid) else { return };
    let deeds = Deeds { world, at, tid: entry.tid, pid };
    match &entry.what {
        What::Begin(call) => out.extend(trace.log.calls.get(*call).and_then(|c| deeds.handed_over(c))),
        What::Return(call) => out.extend(trace.log.calls.get(*call).and_then(|c| deeds.returned(c))),
        What::Signal(name, _) => out.extend(number(name).map(|signal| Event::SignalActed { signal, pid })),
        What::Exited(_) | What::Killed { .. } => {
            out.extend(deeds.status(pid).map(|s| Event::Exited { pid, status: s }))
        }
        What::Stopped(_) | What::Superseded | What::Attached | What::Detached => {}
    }
}

/// A signal's number by its name.
fn number(name: &str) -> Option<i32> {
    (1..=64).find(|&n| signal::name(n) == name)
}

struct Deeds<'a> {
    world: &'a World,
    at: usize,
    tid: i32,
    pid: i32,
}

impl Deeds<'_> {
    /// The object behind a call's argument, and the descriptor.
    fn behind(&self, call: &Call, arg: usize) -> Option<(i32, usize)> {
        let fd = i32::try_from(call.number(arg)?).ok()?;
        let file = self.world.processes.get(&self.pid)?.fds.get(&fd)?.file;
        Some((fd, self.world.files.get(&file)?.object))
    }

    /// What a call puts into an object. It lies there as the last.
    fn handed_over(&self, call: &Call) -> Option<Event> {
        let mine = |n: &usize| {
            let chunk = self.world.objects.get(*n).and_then(|o| o.queue.back());
            chunk.is_some_and(|c| c.entry == self.at && c.from == self.tid)
        };
        let (fd, own) = match call.name.as_str() {
            "msgsnd" => (-1, *self.world.queues.get(&call.number(0)?)?),
            "splice" => self.behind(call, 2)?,
            "tee" => self.behind(call, 1)?,
            name if writes(name) => self.behind(call, 0)?,
            _ => return None,
        };
        // A socket's bytes lie at its peer, a datagram's at whom it names.
        let peer = || self.world.objects.get(own)?.peer.filter(mine);
        let n = Some(own).filter(mine).or_else(peer).or_else(|| (0..self.world.objects.len()).find(mine))?;
        let o = self.world.objects.get(n)?;
        let chunk = o.queue.back()?;
        let (tid, to, bytes) = (self.tid, kernel_object(o, n), chunk.data.clone());
        if o.kind.keeps_edges() {
            return Some(Event::Sent { tid, to, bytes, tag: tag(call, o.kind) });
        }
        let slot = o.received.bytes.wrapping_add(queued(o)).wrapping_sub(chunk.bytes) % PIPE;
        Some(Event::CopiedIn { tid, fd, to, bytes, slot })
    }

    fn returned(&self, call: &Call) -> Option<Event> {
        let result = call.result()?;
        let (tid, pid) = (self.tid, self.pid);
        match call.name.as_str() {
            "read" | "readv" | "recv" | "recvfrom" | "recvmsg" | "mq_timedreceive" | "msgrcv" if result > 0 => {
                let (fd, n) = match call.name.as_str() {
                    "msgrcv" => (-1, *self.world.queues.get(&call.number(0)?)?),
                    _ => self.behind(call, 0)?,
                };
                let o = self.world.objects.get(n).filter(|o| o.kind.carries())?;
                let (from, bytes) = (kernel_object(o, n), payload(call));
                if o.kind.keeps_edges() {
                    return Some(Event::Received { tid, from, bytes, tag: tag(call, o.kind) });
                }
                let slot = o.received.bytes.wrapping_sub(result as u64) % PIPE;
                Some(Event::CopiedOut { tid, fd, from, bytes, slot })
            }
            "clone" | "clone3" | "fork" | "vfork" if result > 0 => {
                let child = i32::try_from(result).ok()?;
                Some(match self.world.tasks.get(&child)?.pid {
                    of if of == pid => Event::ThreadStarted { pid, tid: child, by: tid },
                    _ => Event::Forked { parent: pid, child },
                })
            }
            "execve" if result == 0 => {
                let path = call.arg(0).and_then(Value::text)?;
                let program = path.rsplit('/').next().unwrap_or(&path).to_string();
                Some(Event::Execed { pid, program, path })
            }
            "wait4" | "waitpid" if result > 0 => {
                let child = i32::try_from(result).ok()?;
                self.world.processes.get(&child).filter(|p| p.reaped)?;
                Some(Event::Reaped { parent: pid, child, status: self.status(child)? })
            }
            "kill" | "tkill" | "tgkill" if result == 0 => {
                let args = if call.name == "tgkill" { (1, 2) } else { (0, 1) };
                let to = i32::try_from(call.number(args.0)?).ok()?;
                let signal = number(call.arg(args.1)?.word()?)?;
                let to = self.world.tasks.get(&to).map_or(to, |t| t.pid);
                Some(Event::SignalSent { signal, from: Some(pid), to, tid: None })
            }
            _ => None,
        }
    }

    /// How a process ended, as wait(2) encodes it.
    fn status(&self, pid: i32) -> Option<i32> {
        match self.world.processes.get(&pid)?.end.as_ref()? {
            End::Exited(code) => Some((code & 0xff) << 8),
            End::Killed(name) => number(name),
        }
    }
}

/// A message's priority or type.
fn tag(call: &Call, kind: Kind) -> i64 {
    match kind {
        Kind::MessageQueue => call.number(3).unwrap_or(0),
        Kind::SysvQueue => match call.arg(1) {
            Some(Value::Record { fields, .. }) => fields.iter().find_map(|(_, v)| v.number()).unwrap_or(0),
            _ => 0,
        },
        _ => 0,
    }
}
