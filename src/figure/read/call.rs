//! Calls in words: as strace prints them, with names instead of addresses where the program has names.

use super::Reader;
use super::sync::Found;
use crate::figure::model::{CallText, Id, ProcessView, State};
use crate::kernel::Tid;
use crate::kernel::call::{Arg, Call, Class};
use crate::kernel::errno;
use crate::kernel::event::{Event, Object};
use crate::kernel::process::RunState;
use crate::strace::value::{self, Site};

impl Reader<'_> {
    /// The calls of the last step.
    pub(super) fn calls(&self, found: &[Found]) -> Vec<CallText> {
        let mut out: Vec<CallText> = Vec::new();
        for e in &self.m.last.events {
            match e {
                Event::Enter { tid, call, args } => {
                    out.push(self.call_text(*tid, Site { call: *call, args: *args }, None, found));
                }
                Event::Return { tid, call, args, result } => {
                    let text = self.call_text(*tid, Site { call: *call, args: *args }, Some(*result), found);
                    match out.iter_mut().rfind(|c| c.tid == *tid && c.call == *call) {
                        Some(c) => *c = text,
                        None => out.push(text),
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// Gives each sleeping thread the call it sleeps in.
    pub(super) fn waiting_calls(&self, processes: &mut [ProcessView], found: &[Found]) {
        for t in processes.iter_mut().flat_map(|p| &mut p.threads) {
            let Some(thread) = self.machine().kernel.threads.get(t.tid) else { continue };
            if let (State::Blocked(_), RunState::Blocked(p)) = (&t.state, &thread.state) {
                t.call = Some(self.call_text(t.tid, Site { call: p.call, args: p.args }, None, found));
            }
        }
    }

    fn call_text(&self, tid: Tid, site: Site, result: Option<i64>, found: &[Found]) -> CallText {
        let pid = self.pid_of(tid);
        let named = self.named_data(tid, &site, result);
        let memory = |addr: u64, len: u64| {
            // What exec was given lies in the memory that it replaced.
            if let (Call::Execve, Some(0), Some(before)) = (site.call, result, self.m.before) {
                return before.peek(pid, addr, len);
            }
            let now = self.machine().peek(pid, addr, len);
            // A process that is gone has no memory any more: what it had before the step.
            if now.is_empty() { self.m.before.map(|b| b.peek(pid, addr, len)).unwrap_or_default() } else { now }
        };
        let info = site.call.info();
        let args = if info.class == Class::Lib {
            self.library_args(tid, &site, found)
        } else {
            let entry = site.entry(&memory);
            match result {
                Some(r) => entry + &site.rest(r, &memory),
                None if entry.ends_with(", ") || (entry.is_empty() && !info.args.is_empty()) => entry + "…",
                None => entry,
            }
        };
        let args = self.with_names(tid, args, found);
        let (name, args) = self.as_written(tid, &site, args, named.as_ref());
        let fd = info.args.iter().position(|a| *a == Arg::Fd).and_then(|i| site.args.get(i)).map(|v| *v as i32);
        CallText {
            tid,
            call: site.call,
            text: format!("{name}({args})"),
            result: result.map(|r| result_words(&site, r)),
            object: self.object_of(pid, &site, fd, result, found),
            detail: self.detail(tid, pid, &site, result),
            named,
            fd,
        }
    }

    /// The arguments of a library call: what a pointer points at rather than where.
    fn library_args(&self, tid: Tid, site: &Site, found: &[Found]) -> String {
        let inspector = self.inspect(tid);
        let pid = self.pid_of(tid);
        let one = |arg: &Arg, v: u64| match arg {
            Arg::Ptr if v == 0 => "NULL".to_string(),
            Arg::Ptr => match found.iter().find(|f| f.key == self.machine().kernel.futex_key(pid, v)) {
                Some(f) if !f.name.is_empty() => f.name.clone(),
                _ => inspector.map_or_else(|| format!("{v:#x}"), |i| i.whither(v)),
            },
            Arg::Struct(_) | Arg::StructOut(_) | Arg::IntOut => "…".to_string(),
            Arg::Str | Arg::Path => {
                let bytes = self.machine().peek(pid, v, 64);
                let end = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
                crate::figure::bytes::quoted(&bytes[..end], 32)
            }
            Arg::Uint => (v as u32).to_string(),
            Arg::Int | Arg::Pid => (v as i32).to_string(),
            _ => (v as i64).to_string(),
        };
        // What the library adds for itself is not shown.
        let shown = match site.call {
            Call::PthreadCreate => 3,
            _ => site.call.info().args.len(),
        };
        let parts: Vec<String> =
            site.call.info().args.iter().zip(site.args).take(shown).map(|(a, v)| one(a, v)).collect();
        parts.join(", ")
    }

    /// The object a call is about: behind its descriptor, at its address, or the one its events name.
    fn object_of(&self, pid: i32, site: &Site, fd: Option<i32>, result: Option<i64>, found: &[Found]) -> Option<Id> {
        let behind = |fd: i32| {
            let look = |m: &crate::machine::Machine| {
                let p = m.kernel.processes.get(pid)?;
                Some(Id::Kernel(m.kernel.open_files.get(p.fds.slot(fd)?.file)?.object))
            };
            look(self.machine()).or_else(|| look(self.m.before?))
        };
        if let Some(fd) = fd {
            return behind(fd);
        }
        // System V's objects and the mailboxes are named by number.
        let number = site.args.first().map_or(0, |a| *a as i32);
        let about = match site.call {
            Call::Msgsnd | Call::Msgrcv | Call::Msgctl => Some(Object::SysvQueue(number)),
            Call::Semop | Call::Semtimedop | Call::Semctl => Some(Object::SemSet(number)),
            Call::MailboxSend | Call::MailboxReceive | Call::MailboxCount | Call::MailboxDestroy => {
                Some(Object::Mailbox(number))
            }
            _ => None,
        };
        if about.is_some() {
            return about.map(Id::Kernel);
        }
        if matches!(site.call, Call::Openat) {
            return result.filter(|r| *r >= 0).and_then(|r| behind(r as i32));
        }
        if site.call.info().class == Class::Lib && site.call.info().args.first() == Some(&Arg::Ptr) {
            let key = self.machine().kernel.futex_key(pid, *site.args.first()?);
            return found.iter().any(|f| f.key == key).then_some(Id::Kernel(Object::Futex(key)));
        }
        None
    }
}

/// `= 3`, `= -1 EPIPE`; a library call gives the error number itself.
fn result_words(site: &Site, r: i64) -> String {
    // A signal cut the call off; whether it begins again is seen later (`Restart`).
    if (-514..=-512).contains(&r) {
        return "interrupted".to_string();
    }
    if (-4095..0).contains(&r) {
        let name = errno::name(-r as i32).map_or_else(|| (-r).to_string(), str::to_string);
        return if site.call.name().starts_with("pthread_") { format!("= {name}") } else { format!("= -1 {name}") };
    }
    format!("= {}", value::result(site, r, &|_, _| Vec::new()))
}
